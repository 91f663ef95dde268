import { field } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

export const errorsAsPlainText: Fault = {
  id: 'errors-as-plain-text',
  says: 'labels a right error envelope text/plain',
  seen: [field('envoyproxy/ai-gateway#399'), field('envoyproxy/ai-gateway#1944')],
  kills: ['errors.json-type'],
  bend: { head: (head) => (head.status < 400 ? head : withHeaders({ 'content-type': 'text/plain' })(head)) },
};
