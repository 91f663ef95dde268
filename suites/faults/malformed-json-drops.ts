import { field } from '../../spec/sources.ts';
import { Cut } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { isMalformed } from '../refusals.ts';

export const malformedJsonDrops: Fault = {
  id: 'malformed-json-drops',
  says: 'drops the connection on a body that is not JSON',
  seen: [field('GoDiao/Free-Way#32')],
  kills: ['errors.never-5xx'],
  bend: {
    answer: (request) => {
      if (isMalformed(request)) throw new Cut('reset');
      return null;
    },
  },
};
