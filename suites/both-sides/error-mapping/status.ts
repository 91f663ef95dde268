import { holds, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { isErrorUnderAnotherLabel } from '../../errors/envelope.ts';
import { statusAndBody } from '../../http.ts';
import { list } from '../../json.ts';
import { type Provoked, wasLeft } from '../provoked.ts';

/** The status that the provider was told to answer with; 0 when it was told something else. */
export const toldStatus = ({ words }: Provoked): number => Number(words['status'] ?? 0);

/** What a gateway may call its own affair: its key, its money, its proxy, its patience. */
const gatewaysOwn = [401, 402, 403, 407, 408];

/** A 4xx that both SDKs send again, or that tells the caller that the key is wrong. */
const misleading = [401, 403, 407, 408, 409, 425, 429];

/** A 200 stream in place of an error belongs to `startsNoStream`, any other to `isNoSuccess`. */
const isJudged = (one: Provoked): boolean => !wasLeft(one) && !one.answer.ok;

/** What the upstream's own words for a failure are known by, also when half of them are gone. */
const providersWords = /as the request's directive asks|chatcmpl-broken/;

/** No status of success for what failed; the provider's own 200, passed on as it stands, is `isUnusable`'s business. */
export function isNoSuccess(one: Provoked): readonly Problem[] {
  const { answer, words, stream } = one;
  if (!answer.ok || answer.wire.ending !== 'complete') return kept;
  if (stream === true && answer.mediaType === 'text/event-stream') return kept;
  if (toldStatus(one) === 0 && isPassedOn(one)) return kept;
  // All of the answer came, and only its length was wrong: nothing of it is made up.
  if (words['length'] === 'long' && list(answer.json, 'choices').length > 0) return kept;
  return [problem('the answer to what failed', 'an error', statusAndBody(answer))];
}

const isPassedOn = ({ answer, words }: Provoked): boolean =>
  (providersWords.test(answer.text) && list(answer.json, 'choices').length === 0) ||
  (words['length'] === 'short' && answer.json === undefined && answer.bytes.length > 0);

export function isUnusable(one: Provoked): readonly Problem[] {
  const { answer } = one;
  if (wasLeft(one) || answer.wire.ending !== 'complete') return kept;
  if (one.words['length'] === 'long' && answer.ok) return kept;
  const failed = answer.status !== null && answer.status >= 400;
  return holds('the answer to what cannot be used', statusAndBody(answer), 'an error', failed);
}

/** An error before the first event: HTTP says it, not a stream. */
export function startsNoStream(one: Provoked): readonly Problem[] {
  const { answer } = one;
  if (wasLeft(one) || answer.status === null) return kept;
  const told = answer.status >= 400 && answer.mediaType !== 'text/event-stream';
  if (told) return kept;
  const found = [problem('the answer', 'an HTTP error, no stream', `${answer.mediaType} ${statusAndBody(answer)}`)];
  return isErrorUnderAnotherLabel(answer) ? softly(found) : found;
}

/** The fault of a request stays one: 4xx, and none that is sent again. */
export function staysClientError(one: Provoked): readonly Problem[] {
  const told = toldStatus(one);
  if (!isJudged(one) || told < 400 || told >= 500 || [...gatewaysOwn, 429].includes(told)) return kept;
  const status = one.answer.status ?? 0;
  const fine = status === told || (status >= 400 && status < 500 && !misleading.includes(status));
  return holds('the status', statusAndBody(one.answer), `${told}, or another 4xx that is not retried`, fine);
}

export function staysRateLimit(one: Provoked): readonly Problem[] {
  if (!isJudged(one) || toldStatus(one) !== 429) return kept;
  return holds('the status', statusAndBody(one.answer), '429', one.answer.status === 429);
}

/** A gateway that leaves a failing provider alone for a while, and says so. */
const coolsDown =
  /cool.?down|no (?:\w+ )?(?:deployments?|providers?|upstreams?|instances?) (?:\w+ )?available|unavailable/i;

/** Overloaded, in two words for it: a client waits and comes back after either. */
const overloaded = [503, 529];

export function staysServerError(one: Provoked): readonly Problem[] {
  const told = toldStatus(one);
  if (!isJudged(one) || told < 500) return kept;
  const status = one.answer.status ?? 0;
  if (status >= 500) return kept;
  const found = [problem('the status', `${told}, or another 5xx`, statusAndBody(one.answer))];
  const waits = overloaded.includes(told) || coolsDown.test(one.answer.text);
  return status === 429 && waits ? softly(found) : found;
}

/** What every client of the API knows by its number: 413 is a 400 to them. */
const known = [400, 404, 422, 500, 503];

export function keepsStatus(one: Provoked): readonly Problem[] {
  const told = toldStatus(one);
  if (!isJudged(one) || !known.includes(told)) return kept;
  return holds('the status', one.answer.status, String(told), one.answer.status === told);
}

/** A key that the client does not have is not the client's to renew. */
export function isOwnFailure(one: Provoked): readonly Problem[] {
  if (!isJudged(one) || ![401, 403].includes(toldStatus(one))) return kept;
  return holds('the status', one.answer.status, '5xx', (one.answer.status ?? 0) >= 500);
}

/** A dropped connection is an error too, and clients try again; they only learn nothing from it. */
export function isServerError(one: Provoked): readonly Problem[] {
  const { answer } = one;
  if (wasLeft(one) || answer.ok) return kept;
  const found = holds('the status', statusAndBody(answer), '5xx', (answer.status ?? 0) >= 500);
  return answer.status === null ? softly(found) : found;
}
