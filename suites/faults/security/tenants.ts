import { field } from '../../../spec/sources.ts';
import { isChat, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const cache = new Map<string, unknown>();

export const cachesAcrossTenants: Fault = {
  id: 'caches-across-tenants',
  says: 'answers one tenant with what it answered to another',
  seen: [field('diegosouzapw/OmniRoute#3740'), field('wso2/api-platform#733')],
  kills: ['security.answers-of-their-own'],
  bend: {
    json: (body, request, { status }) => {
      if (!isChat(request) || wantsStream(request) || status !== 200) return body;
      const key = request.body.toString();
      if (!cache.has(key)) cache.set(key, body);
      return cache.get(key);
    },
  },
};
