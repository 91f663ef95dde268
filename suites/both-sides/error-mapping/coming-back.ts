import { kept, type Problem, problem, show, softly } from '../../../harness/judge.ts';
import type { Provoked } from '../provoked.ts';
import { saysProvidersWords } from './telling.ts';

/** So many times the wait that was asked for is none that anybody keeps: a unit was mistaken. */
const farTooLong = 20;

/** Date and clock round to a second. */
const slackS = 2;

/** Retry-After as the provider sent it, or one of the gateway's own; softly where the gateway speaks for itself. */
export function saysWhenToComeBack(one: Provoked): readonly Problem[] {
  const { answer, words } = one;
  const asked = askedSeconds(one);
  if (asked === null || (answer.status !== 429 && answer.status !== 503)) return kept;
  const found = judge(one, asked);
  const isTheProviders = answer.status === words['status'] && (answer.status === 429 || saysProvidersWords(one));
  return isTheProviders ? found : softly(found);
}

function judge({ answer, words }: Provoked, asked: number): readonly Problem[] {
  const told = answer.header('retry-after');
  const ms = Number.parseFloat(answer.header('retry-after-ms') ?? '');
  if (told === null) {
    const found = [problem('Retry-After', `${asked} s as the provider said, or one of its own`, told)];
    // Both official SDKs read milliseconds too, and only they do.
    return ms > 0 || words['retry-after-ms'] !== undefined ? softly(ms > 0 ? [] : found) : found;
  }
  const seconds = secondsOf(told, answer.wire.sentAt + (answer.wire.headAt ?? 0));
  if (seconds === null) return [problem('Retry-After', 'whole seconds or an HTTP date', told)];
  const wish = problem('Retry-After', `about ${asked} s, as the provider said`, told);
  if (seconds <= 0 || seconds > asked * farTooLong) return [wish];
  return seconds < asked - slackS ? softly([wish]) : kept;
}

/** Seconds that the provider was told to ask for; null when for none. */
function askedSeconds({ words }: Provoked): number | null {
  const seconds = words['retry-after'] ?? words['retry-after-date'];
  if (seconds !== undefined) return Number(seconds);
  const ms = words['retry-after-ms'];
  return ms === undefined ? null : Number(ms) / 1000;
}

function secondsOf(told: string, now: number): number | null {
  if (/^\d+$/.test(told.trim())) return Number(told);
  const date = /GMT$/.test(told.trim()) ? Date.parse(told) : Number.NaN;
  return Number.isNaN(date) ? null : (date - now) / 1000;
}

const limit = /^x-ratelimit-(?:limit|remaining|reset)(?:-|$)/i;

/** Any of the rate-limit headers, the provider's or the gateway's. */
export function sendsLimits({ answer, words }: Provoked): readonly Problem[] {
  if (answer.status !== 429 || words['limits'] === undefined) return kept;
  const names = answer.wire.headers.map(([name]) => name);
  return names.some((name) => limit.test(name)) ? kept : [problem('the headers', 'x-ratelimit-*', show(names))];
}
