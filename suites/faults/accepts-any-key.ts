import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { withKey } from '../refusals.ts';

export const acceptsAnyKey: Fault = {
  id: 'accepts-any-key',
  says: 'lets every request in that brings any key at all',
  seen: [field('router-for-me/CLIProxyAPI#3443')],
  kills: ['auth.wrong-key'],
  bend: {
    request: (request, key) => (request.headers['authorization'] === undefined ? request : withKey(request, key)),
  },
};
