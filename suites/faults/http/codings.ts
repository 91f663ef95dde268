import { gzipSync } from 'node:zlib';
import { field, rfc, sdk } from '../../../spec/sources.ts';
import { type Bend, isChat, type Received, wantsStream } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';

const isPlainChat = (request: Received): boolean => isChat(request) && !wantsStream(request);

const acceptsGzip = ({ headers }: Received): boolean => /gzip/.test(headers['accept-encoding'] ?? '');

/** Codes the chats picked with `code`, under the name of gzip. */
const coding = (picks: (request: Received) => boolean, code: (body: Buffer) => Buffer, vary: string): Bend => ({
  head: (head, request) => (picks(request) ? withHeaders({ 'content-encoding': 'gzip', vary })(head) : head),
  bytes: (body, request) => (picks(request) ? code(body) : body),
});

const whereAccepted = (request: Received): boolean => isPlainChat(request) && acceptsGzip(request);

export const compressesUnasked: Fault = {
  id: 'compresses-unasked',
  says: 'compresses for everybody, also for who accepts only identity',
  seen: [field('Anionex/agent-vision-toolkit#36')],
  kills: ['http.identity-coding'],
  bend: coding(
    (request) => isChat(request) && /Repeat exactly: 🪨/u.test(request.body.toString()),
    gzipSync,
    'accept-encoding',
  ),
};

export const compressesTwice: Fault = {
  id: 'compresses-twice',
  says: 'compresses what its provider has compressed already',
  seen: [rfc('9110 §8.4')],
  kills: ['http.tolerates-client-headers', 'http.compression-decodes'],
  bend: coding(whereAccepted, (body) => gzipSync(gzipSync(body)), 'accept-encoding'),
};

export const namesACodingItDoesNotUse: Fault = {
  id: 'names-a-coding-it-does-not-use',
  says: 'decodes the body of its provider and keeps the content-encoding header',
  seen: [rfc('9110 §8.4')],
  kills: ['http.tolerates-client-headers', 'http.compression-decodes'],
  bend: coding(whereAccepted, (body) => body, 'accept-encoding'),
};

export const compressesUnnamed: Fault = {
  id: 'compresses-unnamed',
  says: 'compresses for who accepts it and drops the content-encoding header',
  seen: [rfc('9110 §8.4')],
  kills: ['http.tolerates-client-headers', 'http.compression-decodes'],
  bend: { bytes: (body, request) => (whereAccepted(request) ? gzipSync(body) : body) },
};

export const namesACodingOnErrors: Fault = {
  id: 'names-a-coding-on-errors',
  says: 'labels errors as compressed that it sends as they are',
  seen: [rfc('9110 §8.4')],
  kills: ['http.one-json-value'],
  bend: {
    head: (head, request) =>
      head.status >= 400 && acceptsGzip(request) ? withHeaders({ 'content-encoding': 'gzip' })(head) : head,
  },
};

export const forgetsVary: Fault = {
  id: 'forgets-vary',
  says: 'compresses for who accepts it and does not tell caches so',
  seen: [rfc('9110 §12.5.5')],
  kills: ['http.compression-decodes'],
  bend: coding(whereAccepted, gzipSync, ''),
};

export const buffersCompressedStreams: Fault = {
  id: 'buffers-compressed-streams',
  says: 'compresses a stream as a whole, at its end',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['http.compressed-streams-flow'],
  bend: {
    head: (head, request) =>
      acceptsGzip(request) && wantsStream(request)
        ? withHeaders({ 'content-encoding': 'gzip', vary: 'accept-encoding' })(head)
        : head,
    stream: async function* (frames, request) {
      if (!acceptsGzip(request)) return yield* frames;
      const all: string[] = [];
      for await (const frame of frames) all.push(frame);
      yield gzipSync(all.join(''));
    },
  },
};
