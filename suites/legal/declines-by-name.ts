import { live } from '../../spec/sources.ts';
import { isFor } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { errorBody } from '../refusals.ts';

const declined = ['/embeddings', '/completions', '/responses'];

export const declinesByName: Variant = {
  id: 'declines-by-name',
  says: 'serves chats alone, and says 403 with the name of every other endpoint',
  allowed: [live('errors, 403')],
  bend: {
    answer: (request) => {
      const path = declined.find((one) => isFor(request, one));
      // Without a good key it is a 401, as anywhere.
      if (path === undefined || !/^bearer (?!sk-runestone-wrong)\S/i.test(request.headers['authorization'] ?? '')) {
        return null;
      }
      return { status: 403, body: errorBody(`Your plan does not include /v1${path}.`, { type: 'permission_error' }) };
    },
  },
};
