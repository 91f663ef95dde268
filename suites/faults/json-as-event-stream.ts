import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { jsonLabelled } from '../json-label.ts';

export const jsonAsEventStream: Fault = {
  id: 'json-as-event-stream',
  says: 'labels a completion that is not streamed as text/event-stream',
  seen: [field('aaamoon/copilot-gpt4-service#176')],
  kills: ['http.json-media-type'],
  bend: jsonLabelled('text/event-stream'),
};
