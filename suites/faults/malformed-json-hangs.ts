import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { isMalformed } from '../refusals.ts';

export const malformedJsonHangs: Fault = {
  id: 'malformed-json-hangs',
  says: 'never answers a body that is not JSON',
  seen: [field('GoDiao/Free-Way#32')],
  kills: ['errors.never-5xx'],
  bend: { answer: (request) => (isMalformed(request) ? new Promise<never>(() => {}) : null) },
};
