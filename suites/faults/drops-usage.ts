import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const dropsUsage: Fault = {
  id: 'drops-usage',
  says: 'reports no usage',
  seen: [field('Portkey-AI/gateway#1629')],
  kills: ['chat.usage-present'],
  bend: { json: eachCompletion((completion) => ({ ...completion, usage: undefined })) },
};
