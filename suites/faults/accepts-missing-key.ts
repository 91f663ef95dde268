import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { withKey } from '../refusals.ts';

export const acceptsMissingKey: Fault = {
  id: 'accepts-missing-key',
  says: 'lets a request without a key in, though it refuses wrong ones',
  seen: [field('router-for-me/CLIProxyAPI#3443')],
  kills: ['auth.missing-key'],
  bend: {
    request: (request, key) => (request.headers['authorization'] === undefined ? withKey(request, key) : request),
  },
};
