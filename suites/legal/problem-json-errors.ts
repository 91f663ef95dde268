import { rfc, sdk } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

export const problemJsonErrors: Variant = {
  id: 'problem-json-errors',
  says: 'labels its error envelopes application/problem+json',
  allowed: [sdk('openai-node src/internal/parse.ts'), rfc('6839 §3.1')],
  bend: {
    head: (head) => (head.status < 400 ? head : withHeaders({ 'content-type': 'application/problem+json' })(head)),
  },
};
