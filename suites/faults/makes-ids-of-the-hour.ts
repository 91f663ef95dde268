import { live } from '../../spec/sources.ts';
import { eachChunk, eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

const idAt = (created: unknown): string => `chatcmpl-${Math.floor(Number(created) / 3600)}`; // seconds in an hour

export const makesIdsOfTheHour: Fault = {
  id: 'makes-ids-of-the-hour',
  says: 'makes the id of a completion of the hour it was asked for',
  seen: [live('chat completions, object')],
  kills: ['concurrency.own-id'],
  bend: {
    json: eachCompletion((completion) => ({ ...completion, id: idAt(completion['created']) })),
    stream: eachChunk((chunk) => ({ ...chunk, id: idAt(chunk['created']) })),
  },
};
