import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { withKey } from '../refusals.ts';

export const openToAll: Fault = {
  id: 'open-to-all',
  says: 'asks nobody for a key',
  seen: [field('router-for-me/CLIProxyAPI#3443')],
  kills: ['auth.wrong-key'],
  bend: { request: withKey },
};
