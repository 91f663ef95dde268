import { rfc } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

export const closesConnections: Variant = {
  id: 'closes-connections',
  says: 'closes the connection after every answer, and says so',
  allowed: [rfc('9112 §9.6')],
  bend: { head: withHeaders({ connection: 'close' }) },
};
