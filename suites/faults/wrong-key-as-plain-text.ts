import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isUnauthorized } from '../refusals.ts';

export const wrongKeyAsPlainText: Fault = {
  id: 'wrong-key-as-plain-text',
  says: 'refuses wrong keys in plain text, in the words of the proxy that checks them',
  seen: [field('envoyproxy/ai-gateway#399')],
  kills: ['errors.envelope'],
  bend: inPlaceOf(isUnauthorized, { headers: { 'content-type': 'text/plain' }, body: 'Jwt is missing' }),
};
