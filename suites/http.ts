import type { Exchange } from '../harness/gateway/exchange.ts';
import {
  holds,
  inconclusive,
  type Judgement,
  kept,
  notOffered,
  type Problem,
  problem,
  show,
  softly,
} from '../harness/judge.ts';

/** What became of an exchange that has no status, in words for a reader. */
export function fate({ wire }: Exchange): string {
  return `${wire.ending}: ${wire.error ?? 'no answer'}`;
}

/** A status, or the death that came in its place. */
export const statusOf = (exchange: Exchange): number | string => exchange.status ?? fate(exchange);

/** A judge of many answers: every problem of every exchange, each saying which request it belongs to. */
export function everyOne(
  exchanges: Readonly<Record<string, Exchange>>,
  judge: (exchange: Exchange) => readonly Problem[],
): readonly Problem[] {
  return Object.entries(exchanges).flatMap(([name, exchange]) =>
    judge(exchange).map((one) => ({ ...one, message: `${name}: ${one.message}`, wire: exchange.wire })),
  );
}

/** Judges JSON only: a page or a text in its place breaks what asked for the answer. */
/** The problems of one exchange among several, so that the curl line beside them repeats that one. */
export const about = ({ wire }: Exchange, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, wire }));

export function hasJsonMediaType(exchange: Exchange): Judgement {
  if (exchange.jsonError !== null) return notOffered('the body is not JSON');
  return holds('the content-type', exchange.header('content-type'), '"application/json"', exchange.isJsonType);
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Judges what begins like JSON: no body, a page or a text in its place breaks what asked for the answer. */
export function isOneJsonValue(exchange: Exchange): Judgement {
  if (!exchange.isInItsCoding && exchange.wire.ending === 'complete') {
    return [problem('the body', `in the ${exchange.header('content-encoding')} that it names`, exchange.text)];
  }
  if (!/^[\s\uFEFF]*[[{"]/.test(exchange.text)) return notOffered('the body is not JSON');
  if (exchange.status === null || exchange.wire.ending !== 'complete') {
    return [problem('the answer', 'a whole JSON body', fate(exchange))];
  }
  if (byteOrderMark.every((byte, index) => exchange.bytes[index] === byte)) {
    return [problem('the body', 'JSON from its first byte', 'a byte order mark (EF BB BF) before it')];
  }
  if (!exchange.validUtf8) return [problem('the body', 'valid UTF-8', exchange.text)];
  if (exchange.jsonError === null) return kept;
  return [
    { message: 'the body', expected: 'one JSON value', actual: `${show(exchange.text)} (${exchange.jsonError})` },
  ];
}

export function hasRequestId(exchange: Exchange): Judgement {
  if (exchange.status === null) return inconclusive(`no answer was received: ${fate(exchange)}`);
  const id = exchange.header('x-request-id');
  return holds('the x-request-id header', id, 'a non-empty value', (id ?? '').trim() !== '');
}

/** Whether no two of these answers share an id; those without one are judged by `hasRequestId`. */
export function haveOwnRequestIds(exchanges: readonly Exchange[]): Judgement {
  const ids = exchanges.map((exchange) => exchange.header('x-request-id') ?? '').filter((id) => id.trim() !== '');
  if (ids.length < 2) return notOffered('fewer than two of the answers carry an x-request-id');
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return holds('the x-request-id headers', repeated, 'each different', repeated.length === 0);
}

/** 2xx, or the reason why nothing about the answer can be judged. */
export function answered200(exchange: Exchange): Judgement {
  return exchange.status === 200 ? kept : [problem('the status', '200', statusAndBody(exchange))];
}

export const statusAndBody = (exchange: Exchange): string =>
  exchange.status === null ? fate(exchange) : `${exchange.status} ${exchange.text.slice(0, 160)}`.trim();

/** 405 or 404 for what is not there; a target that asks for a key first (401, 403) has not answered the question. */
export function isAbsent(exchange: Exchange, wanted: number): readonly Problem[] {
  const { status } = exchange;
  if (status === wanted) return kept;
  const accepted = [401, 403, 404, 405, 501].includes(status ?? 0);
  const found = [problem('the status', String(wanted), statusAndBody(exchange))];
  return accepted ? (status === 404 || status === 405 ? kept : softly(found)) : found;
}
