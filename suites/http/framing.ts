import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, kept, type Problem, problem, softly } from '../../harness/judge.ts';

const isBodyless = ({ wire, status }: Exchange): boolean =>
  wire.request.method === 'HEAD' || status === 204 || status === 304;

/** Content-Length against the bytes that came. */
export function lengthIsTrue(answer: Exchange): readonly Problem[] {
  const { wire } = answer;
  if (answer.status === null || isBodyless(answer)) return kept;
  const leftover = wire.socket?.leftover ?? 0;
  if (leftover > 0)
    return [problem('the body', 'no byte after its end', `${leftover} bytes after ${described(answer)}`)];
  const length = answer.header('content-length');
  if (length === null || !/^\d+$/.test(length)) return kept;
  // A client that left, or a body that ran into our own cap, was cut by us.
  if (wire.ending === 'aborted' || wire.ending === 'endless') return kept;
  const seen = `${answer.codedBytes.length} bytes, then ${wire.ending === 'complete' ? 'the end' : wire.ending}`;
  return holds(
    'the body',
    seen,
    `${length} bytes, as Content-Length says`,
    answer.codedBytes.length === Number(length),
  );
}

const described = (answer: Exchange): string => {
  const length = answer.header('content-length');
  return length === null ? 'the message' : `the ${length} that Content-Length says`;
};

export function oneFraming(answer: Exchange): readonly Problem[] {
  const lengths = [...new Set(answer.all('content-length'))];
  const { ending, error } = answer.wire;
  if (ending === 'malformed' && /content.length|transfer.encoding/i.test(error ?? '')) {
    return [problem('the framing', 'one Content-Length, or Transfer-Encoding', error)];
  }
  return [
    ...holds('the Content-Length', lengths, 'one value', lengths.length < 2),
    ...holds(
      'the framing',
      'Transfer-Encoding and Content-Length',
      'one of the two',
      lengths.length === 0 || answer.header('transfer-encoding') === null,
    ),
  ];
}

const refusedAt = 16 * 1024; // bytes, the limit of Node's fetch
const carefulAt = 12 * 1024;
const manyLines = 100; // what many proxies take

export function headerBlockIsSmall({ wire }: Exchange): readonly Problem[] {
  const bytes = wire.headers.reduce((sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length, 0);
  if (/headers.overflow/i.test(wire.error ?? '')) return [problem('the headers', 'less than 16 KiB', wire.error)];
  if (bytes >= refusedAt) return [problem('the headers', 'less than 16 KiB', `${bytes} bytes`)];
  return softly([
    ...holds('the headers', `${bytes} bytes`, 'less than 12 KiB', bytes < carefulAt),
    ...holds('the headers', `${wire.headers.length} lines`, 'at most 100', wire.headers.length <= manyLines),
  ]);
}

/** Names of trailers that hint at something a client would miss. */
const essential = /usage|error|status|finish|done|token|grpc/i;

export function trailersAreIdle({ wire }: Exchange): readonly Problem[] {
  const names = wire.trailers.map(([name]) => name).filter((name) => essential.test(name));
  return holds('the trailers', names, 'nothing that a client needs', names.length === 0);
}
