import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

export const cacheableStreams: Variant = {
  id: 'cacheable-streams',
  says: 'says nothing of caches or buffers on a stream',
  allowed: [rfc('9111 §3')],
  bend: {
    head: (head) => {
      const { 'cache-control': _, 'x-accel-buffering': __, ...headers } = head.headers;
      return { ...head, headers };
    },
  },
};
