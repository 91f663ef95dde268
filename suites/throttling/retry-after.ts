import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem, problem, softly } from '../../harness/judge.ts';
import { at } from '../json.ts';
import { durationMs } from '../rate-limits/duration.ts';

/** The only form of a date that may be sent (RFC 9110 §5.6.7). */
const httpDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** The longest wait that openai-node honours. */
const mostSeconds = 60;

/** Seconds to wait from the moment of the answer, as Retry-After says; null when it says nothing that can be read. */
export function retryAfter(answer: Exchange): number | null {
  const value = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  if (!httpDate.test(value)) return null;
  const now = Date.parse(answer.header('date') ?? '') || answer.wire.sentAt + answer.wire.endAt;
  return Math.max(0, (Date.parse(value) - now) / 1000);
}

const millisecondsOf = (answer: Exchange): number => Number(answer.header('retry-after-ms') ?? Number.NaN);

/** Milliseconds that the official SDKs wait before they try again: retry-after-ms goes first. */
export function sdkWaitMs(answer: Exchange): number | null {
  const ms = millisecondsOf(answer);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const seconds = retryAfter(answer);
  return seconds === null ? null : seconds * 1000;
}

/** What is not to be tried again needs no time to try it at. */
const isFinal = (answer: Exchange): boolean =>
  answer.header('x-should-retry') === 'false' || at(answer.json, 'error', 'code') === 'insufficient_quota';

export function saysWhen(answer: Exchange): readonly Problem[] {
  if (isFinal(answer) || answer.header('retry-after-ms') !== null) return kept;
  const value = answer.header('retry-after');
  return holds('retry-after', value, 'when to try again', value !== null && value.trim() !== '0');
}

export function hasValidForm(answer: Exchange): Judgement {
  const value = answer.header('retry-after')?.trim();
  if (value === undefined) return notOffered('it sends no Retry-After');
  if (/^\d+$/.test(value) || httpDate.test(value)) return kept;
  const found = [problem('retry-after', 'whole seconds or an HTTP date', value)];
  // Both SDKs read a decimal fraction as it is meant.
  return /^\d+\.\d+$/.test(value) ? softly(found) : found;
}

export function isInReach(answer: Exchange): Judgement {
  const seconds = retryAfter(answer);
  if (seconds === null) return notOffered('it sends no Retry-After that can be read');
  return holds(
    'retry-after',
    answer.header('retry-after'),
    `at most ${mostSeconds} s`,
    isFinal(answer) || seconds <= mostSeconds,
  );
}

export function millisecondsAgree(answer: Exchange): Judgement {
  const value = answer.header('retry-after-ms');
  if (value === null) return notOffered('it sends no retry-after-ms');
  const [ms, seconds] = [millisecondsOf(answer), retryAfter(answer)];
  if (!(ms >= 0)) return [problem('retry-after-ms', 'milliseconds', value)];
  return holds(
    'retry-after-ms',
    value,
    `Retry-After (${seconds} s) within a second`,
    seconds === null || Math.abs(ms / 1000 - seconds) <= 1,
  );
}

export function spellsShouldRetry(answer: Exchange): Judgement {
  const value = answer.header('x-should-retry');
  if (value === null) return notOffered('it sends no x-should-retry');
  return holds('x-should-retry', value, '"true" or "false"', value === 'true' || value === 'false');
}

/** A wait of more than twice what the headers say until all is free again, and two seconds, is one for nothing. */
export function isNotFarTooLong(answer: Exchange): readonly Problem[] {
  const seconds = retryAfter(answer);
  const resets = ['requests', 'tokens'].flatMap((kind) => durationMs(answer.header(`x-ratelimit-reset-${kind}`)) ?? []);
  if (seconds === null || resets.length === 0) return kept;
  const most = (Math.max(...resets) / 1000) * 2 + 2;
  return holds(
    'retry-after',
    `${seconds} s`,
    `not far more than the reset in ${Math.max(...resets)} ms`,
    seconds <= most,
  );
}
