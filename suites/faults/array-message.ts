import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const arrayMessage: Fault = {
  id: 'array-message',
  says: 'sends the message of an error as an array of texts',
  seen: [field('ayunis-core/ayunis-core#705')],
  kills: ['errors.envelope'],
  bend: eachError((error) => ({ ...error, message: [error['message'], 'messages should not be empty'] })),
};
