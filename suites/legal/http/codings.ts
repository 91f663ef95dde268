import { constants, createGzip } from 'node:zlib';
import { rfc } from '../../../spec/sources.ts';
import { type Received, wantsStream } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Variant } from '../../fault.ts';

const isCoded = (request: Received): boolean =>
  wantsStream(request) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');

export const compressesStreamsAsTheyCome: Variant = {
  id: 'compresses-streams-as-they-come',
  says: 'compresses streams for clients that accept it, and flushes after every event',
  allowed: [rfc('9110 §8.4')],
  bend: {
    head: (head, request) =>
      isCoded(request) ? withHeaders({ 'content-encoding': 'gzip', vary: 'accept-encoding' })(head) : head,
    stream: async function* (frames, request) {
      if (!isCoded(request)) return yield* frames;
      const gzip = createGzip();
      const coded: Buffer[] = [];
      gzip.on('data', (part: Buffer) => coded.push(part));
      for await (const frame of frames) {
        gzip.write(frame);
        await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, resolve));
        yield* coded.splice(0);
      }
      await new Promise<void>((resolve) => gzip.on('end', resolve).end());
      yield* coded;
    },
  },
};
