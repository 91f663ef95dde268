import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const objectMessage: Fault = {
  id: 'object-message',
  says: 'puts the error of its provider, an object, where the message belongs',
  seen: [sdk('openai-node src/core/error.ts, makeMessage')],
  kills: ['errors.envelope'],
  bend: eachError((error) => ({ ...error, message: { provider: 'words', error: error['message'] } })),
};
