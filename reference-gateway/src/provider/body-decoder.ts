import type { IncomingHttpHeaders } from 'node:http';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { BodySink } from './call.ts';

/** Undoes a content coding that the provider used although we asked for none. */
export interface BodyDecoder {
  write(chunk: Buffer): void;
  end(done: () => void): void;
}

const factories = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** A decoder in front of `sink` when the response is coded; an unknown coding fails like an unreadable body. */
export function decoderFor(
  headers: IncomingHttpHeaders,
  sink: BodySink,
  fail: (error: Error) => void,
): BodyDecoder | undefined {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (coding === '' || coding === 'identity') return undefined;
  const stream = factories.get(coding)?.();
  if (stream === undefined) return { write: () => fail(new Error('unknown content coding')), end: (done) => done() };
  stream.on('data', (chunk: Buffer) => sink.write(chunk));
  stream.on('error', fail);
  return {
    write: (chunk) => stream.write(chunk),
    end: (done) => {
      stream.on('end', done);
      stream.end();
    },
  };
}
