import { Exchange } from '../../harness/gateway/exchange.ts';

/** A text as gzip bytes. */
export async function gzipped(text: string): Promise<Uint8Array> {
  return bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')));
}

const formats = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' } as const;

/** The content coding of a body, or null when it has none. */
export function codingOf(answer: Exchange): string | null {
  const coding = (answer.header('content-encoding') ?? '').trim().toLowerCase();
  return coding === '' || coding === 'identity' ? null : coding;
}

/**
 * The exchange as a client reads it, decoded as its reads came in; null when it is not in the coding that it names.
 * A body without a coding is the exchange itself.
 */
export async function decoded(answer: Exchange): Promise<Exchange | null> {
  const coding = codingOf(answer);
  if (coding === null) return answer;
  if (!(coding in formats)) return null;
  const format = formats[coding as keyof typeof formats]; // as just asked
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reads: { at: number; bytes: Uint8Array }[] = [];
  let now = 0;
  const reading = (async () => {
    for await (const bytes of stream.readable) reads.push({ at: now, bytes });
  })();
  try {
    for (const { at, bytes } of answer.wire.reads) {
      now = at;
      await Promise.race([writer.write(Uint8Array.from(bytes)), reading]);
      await new Promise((resolve) => setTimeout(resolve)); // what the read sets free belongs to its time
    }
    await Promise.all([writer.close(), reading]);
  } catch {
    return null;
  }
  const headers = answer.wire.headers.filter(([name]) => name.toLowerCase() !== 'content-encoding');
  return new Exchange({ ...answer.wire, headers, reads });
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
