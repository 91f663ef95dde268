import { gzipSync } from 'node:zlib';
import { rfc } from '../../spec/sources.ts';
import { type Received, wantsStream } from '../bend.ts';
import { withHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

const accepts = (request: Received) =>
  /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !wantsStream(request);

export const gzipWhenAccepted: Variant = {
  id: 'gzip-when-accepted',
  says: 'compresses JSON for clients that accept it',
  allowed: [rfc('9110 §8.4')],
  bend: {
    head: (head, request) =>
      accepts(request) ? withHeaders({ 'content-encoding': 'gzip', vary: 'accept-encoding' })(head) : head,
    bytes: (body, request) => (accepts(request) ? gzipSync(body) : body),
  },
};
