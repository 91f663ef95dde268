import type { Exchange } from '../../harness/gateway/exchange.ts';
import {
  holds,
  type Judgement,
  kept,
  matches,
  notOffered,
  type Problem,
  problem,
  softly,
} from '../../harness/judge.ts';
import { isOneJsonValue } from '../http.ts';
import { isInference, overall, pathOf, type Rules } from '../over-the-run.ts';
import { headerBlockIsSmall, lengthIsTrue, oneFraming, trailersAreIdle } from './framing.ts';

export function only200Succeeds(answer: Exchange): readonly Problem[] {
  if (!isInference(answer) || !answer.ok) return kept;
  return holds('the status of a success', answer.status, '200', answer.status === 200);
}

/** Only the plain paths: what a path with odd slashes or dots redirects to is another requirement's business. */
export function redirectsNothing(answer: Exchange): readonly Problem[] {
  const { status } = answer;
  const plain = isInference(answer) || /[^/]\/models$/.test(pathOf(answer));
  if (!plain || status === null || status < 300 || status >= 400 || status === 304) return kept;
  const found = [problem('the answer', 'no redirect', `${status} to ${answer.header('location') ?? 'nowhere'}`)];
  return (status === 307 || status === 308) && staysHere(answer) ? softly(found) : found;
}

/** Whether a redirect leads to the same origin, so that a client keeps its key. */
export function staysHere(answer: Exchange): boolean {
  const { url } = answer.wire.request;
  const location = answer.header('location') ?? '';
  return URL.canParse(location, url) && new URL(location, url).origin === new URL(url).origin;
}

export function sendsIdentity(answer: Exchange): readonly Problem[] {
  const accepted = answer.wire.request.headers.filter(([name]) => name.toLowerCase() === 'accept-encoding');
  if (!accepted.every(([, value]) => value === 'identity') || accepted.length === 0) return kept;
  const coding = (answer.header('content-encoding') ?? 'identity').trim().toLowerCase();
  return holds('the content-encoding', coding, 'none: only identity was accepted', coding === 'identity');
}

function toldTimes(exchanges: readonly Exchange[]): Judgement {
  const telling = exchanges.filter(
    (one) => one.header('openai-processing-ms') !== null || one.header('openai-version') !== null,
  );
  if (telling.length === 0) return notOffered('it sends neither openai-processing-ms nor openai-version');
  return overall(telling, (one) => [
    ...matchesIfSent(one, 'openai-processing-ms', /^\d+$/, 'whole milliseconds'),
    ...matchesIfSent(one, 'openai-version', /^\d{4}-\d{2}-\d{2}$/, 'a date such as 2020-10-01'),
  ]);
}

function matchesIfSent(answer: Exchange, name: string, pattern: RegExp, described: string): readonly Problem[] {
  const value = answer.header(name);
  return value === null ? kept : matches(name, value, pattern, described);
}

/** What came whole and is labelled JSON is one JSON value. */
export function isWhollyJson(answer: Exchange): readonly Problem[] {
  if (!answer.isJsonType || answer.wire.ending !== 'complete') return kept;
  const judgement = isOneJsonValue(answer);
  return 'undecided' in judgement ? kept : judgement;
}

/** What every answer of a gateway keeps to, whatever was asked. */
export const conventions = {
  'http.one-json-value': (exchanges: readonly Exchange[]) => overall(exchanges, isWhollyJson),
  'http.length-is-true': (exchanges: readonly Exchange[]) => overall(exchanges, lengthIsTrue),
  'http.one-framing': (exchanges: readonly Exchange[]) => overall(exchanges, oneFraming),
  'http.header-block': (exchanges: readonly Exchange[]) => overall(exchanges, headerBlockIsSmall),
  'http.only-200-succeeds': (exchanges: readonly Exchange[]) => overall(exchanges, only200Succeeds),
  'http.no-redirects': (exchanges: readonly Exchange[]) => overall(exchanges, redirectsNothing),
  'http.identity-coding': (exchanges: readonly Exchange[]) => overall(exchanges, sendsIdentity),
  'http.processing-time': toldTimes,
  'http.nothing-in-trailers': (exchanges: readonly Exchange[]) => overall(exchanges, trailersAreIdle),
} satisfies Rules;
