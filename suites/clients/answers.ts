import type { Exchange } from '../../harness/gateway/exchange.ts';
import { at, isObject } from '../json.ts';
import { pathOf } from '../over-the-run.ts';

/** The JSON that a request carried, or an empty object. */
export function requestOf({ wire }: Exchange): Readonly<Record<string, unknown>> {
  try {
    const body = JSON.parse(Buffer.from(wire.request.body ?? []).toString('utf8')) as unknown;
    return isObject(body) ? body : {};
  } catch {
    return {};
  }
}

const endsWith = (exchange: Exchange, path: string): boolean => pathOf(exchange).endsWith(path);

/** Whole answers under a 2xx: what was cut is nobody's story. */
const isWhole = (exchange: Exchange): boolean => exchange.ok && exchange.wire.ending === 'complete';

const asked = (path: string, streamed: boolean) => (exchange: Exchange) =>
  isWhole(exchange) &&
  typeof requestOf(exchange)['model'] === 'string' && // or no method of a client could have sent it
  exchange.wire.request.method === 'POST' &&
  endsWith(exchange, path) &&
  (requestOf(exchange)['stream'] === true) === streamed;

const chat = '/chat/completions';

export const isCompletion = asked(chat, false);
export const isStream = asked(chat, true);
export const isResponse = asked('/responses', false);
export const isResponseStream = asked('/responses', true);
export const isLegacy = (exchange: Exchange): boolean =>
  !endsWith(exchange, chat) && asked('/completions', false)(exchange);
export const isLegacyStream = (exchange: Exchange): boolean =>
  !endsWith(exchange, chat) && asked('/completions', true)(exchange);

/** What the SDKs send when they are not told otherwise: they ask for base64 and decode it. */
export const isEmbedding = (exchange: Exchange): boolean =>
  asked('/embeddings', false)(exchange) && requestOf(exchange)['encoding_format'] === 'base64';

export const isModelList = (exchange: Exchange): boolean =>
  isWhole(exchange) && exchange.wire.request.method === 'GET' && endsWith(exchange, '/models');

/** A refusal as a client meets it: a whole answer with an error's status to a request that a client could have made. */
export const isRefusal = ({ status, wire }: Exchange): boolean =>
  status !== null && status >= 400 && wire.ending === 'complete' && ['GET', 'POST'].includes(wire.request.method);

/** A schema was asked for and there was room for the whole object. */
export const isStructured = (exchange: Exchange): boolean =>
  isCompletion(exchange) &&
  at(requestOf(exchange), 'response_format', 'type') === 'json_schema' &&
  at(exchange.json, 'choices', 0, 'finish_reason') === 'stop';

/** At most this many answers of one kind are read: beyond it they differ in words only. */
const most = 12;

/**
 * Answers that differ in more than their words: strings and numbers are blotted out, and what repeats is told once.
 */
export function unlike(answers: readonly Exchange[]): readonly Exchange[] {
  const kinds = new Map<string, Exchange>();
  for (const answer of answers) {
    const kind = `${answer.status} ${answer.mediaType} ${outline(answer.text)}`;
    if (!kinds.has(kind)) kinds.set(kind, answer);
  }
  return [...kinds.values()].slice(0, most);
}

function outline(text: string): string {
  const blocks = text
    .replace(/"(?:[^"\\]|\\.)*"(?!\s*:)/g, '""')
    .replace(/-?\d[\d.eE+-]*/g, '0')
    .split(/\r?\n\r?\n/);
  return blocks.filter((block, index) => block !== blocks[index - 1]).join('\n\n');
}
