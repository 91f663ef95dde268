import { field } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const cutsJson: Fault = {
  id: 'cuts-json',
  says: 'ends a JSON answer before its last brace, as with a length counted in characters',
  seen: [field('BerriAI/litellm#40220')],
  kills: ['http.one-json-value', 'clients.create'],
  bend: { bytes: (body, request) => (isChat(request) ? body.subarray(0, -8) : body) },
};
