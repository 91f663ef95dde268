import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const emptyMessage: Fault = {
  id: 'empty-message',
  says: 'leaves the message of an error empty',
  seen: [sdk('openai-node src/core/error.ts, makeMessage')],
  kills: ['errors.envelope'],
  bend: eachError((error) => ({ ...error, message: '' })),
};
