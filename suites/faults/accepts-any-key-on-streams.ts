import { field } from '../../spec/sources.ts';
import { wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { withKey } from '../refusals.ts';

export const acceptsAnyKeyOnStreams: Fault = {
  id: 'accepts-any-key-on-streams',
  says: 'checks keys on all but streaming requests',
  seen: [field('router-for-me/CLIProxyAPI#3443')],
  kills: ['auth.stream-refused-plainly'],
  bend: { request: (request, key) => (wantsStream(request) ? withKey(request, key) : request) },
};
