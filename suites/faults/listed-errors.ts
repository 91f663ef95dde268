import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachRefusal } from '../refusals.ts';

export const listedErrors: Fault = {
  id: 'listed-errors',
  says: 'wraps the error object into an array, as Gemini does',
  seen: [field('continuedev/continue#10290')],
  kills: ['errors.envelope', 'clients.typed-errors'],
  bend: eachRefusal((body) => [body]),
};
