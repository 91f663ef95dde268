import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { jsonLabelled } from '../json-label.ts';

export const jsonWithoutType: Fault = {
  id: 'json-without-type',
  says: 'sends completions and lists without a content type',
  seen: [field('aaamoon/copilot-gpt4-service#176')],
  kills: ['http.json-media-type'],
  bend: jsonLabelled(null),
};
