import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isRefused } from '../refusals.ts';

export const plainTextErrors: Fault = {
  id: 'plain-text-errors',
  says: 'refuses in plain text',
  seen: [field('envoyproxy/ai-gateway#1944'), field('ollama/ollama#10139')],
  kills: ['errors.envelope'],
  bend: inPlaceOf(isRefused, { headers: { 'content-type': 'text/plain' }, body: 'request refused\n' }),
};
