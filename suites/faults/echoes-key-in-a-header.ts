import { field } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const echoesKeyInAHeader: Fault = {
  id: 'echoes-key-in-a-header',
  says: 'repeats the wrong key in a header for debugging',
  seen: [field('BerriAI/litellm#25203')],
  kills: ['auth.key-not-echoed'],
  bend: {
    head: (head, { headers }) =>
      head.status === 401
        ? withHeaders({ 'x-debug-key': (headers['authorization'] ?? '').replace('Bearer ', '') })(head)
        : head,
  },
};
