import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isWrongMethod } from '../refusals.ts';

export const plain405: Fault = {
  id: 'plain-405',
  says: 'answers a method that a path does not have in plain text',
  seen: [field('ollama/ollama#10139')],
  kills: ['errors.envelope-everywhere'],
  bend: inPlaceOf(isWrongMethod, { headers: { 'content-type': 'text/plain' }, body: '405 method not allowed' }),
};
