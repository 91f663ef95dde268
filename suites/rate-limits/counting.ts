import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { durationMs } from './duration.ts';

const kinds = ['requests', 'tokens'] as const;

export const isSteady = (row: readonly Exchange[]): readonly Problem[] =>
  kinds.flatMap((kind) => {
    const name = `x-ratelimit-limit-${kind}`;
    const limits = [...new Set(row.map((answer) => answer.header(name)).filter((limit) => limit !== null))];
    return holds(`${name} of ${row.length} answers`, limits, 'one value', limits.length <= 1);
  });

/** What one answer says about requests, and when. */
interface Reading {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
  /** Unix milliseconds at which the answer was made, as near as can be told. */
  readonly at: number;
}

/** A window may turn a little before or after the moment that was announced: clocks tick in whole seconds. */
const slackMs = 1000;
/** So many requests of other scenarios may be under way, and their tokens with them. */
const besides = 16;

/** Judges the row that the answers stand in, one after the other; requests of others may only lower what remains. */
export function countsDown(row: readonly Exchange[]): Judgement {
  const readings = row.flatMap((answer) => readingOf(answer) ?? []);
  const [first, ...rest] = readings;
  const last = readings.at(-1);
  if (first === undefined || last === undefined || readings.length < row.length) {
    return notOffered('it does not announce in every answer how many requests remain and when they are back');
  }
  const shown = readings.map(({ remaining }) => remaining);
  const never = rest.every(({ remaining }) => remaining === first.remaining);
  const spacing = rest.map((reading, index) => reading.at - (readings[index]?.at ?? 0));
  // Whoever is whole again before the next request stands still and is right.
  const stands = never && first.resetMs > Math.max(...spacing) + slackMs;
  if (stands) return [problem(`what remains after each of ${row.length} requests`, 'less each time', shown)];
  return rest.flatMap((reading, index) => {
    const before = readings[index];
    return before === undefined || mayFollow(before, reading)
      ? kept
      : [
          problem(
            `what remains after request ${index + 2}`,
            `at most ${before.remaining} and what was refilled`,
            shown,
          ),
        ];
  });
}

function mayFollow(before: Reading, after: Reading): boolean {
  const gap = after.at - before.at;
  const newWindow = after.remaining >= before.limit - besides && gap + slackMs >= before.resetMs;
  const refill = ((before.limit - before.remaining) * (gap + slackMs)) / Math.max(1, before.resetMs);
  return newWindow || after.remaining <= before.remaining + refill + 1;
}

function readingOf(answer: Exchange): Reading | null {
  const number = (what: string) => Number(answer.header(`x-ratelimit-${what}-requests`) ?? Number.NaN);
  const [limit, remaining] = [number('limit'), number('remaining')];
  const resetMs = durationMs(answer.header('x-ratelimit-reset-requests'));
  if (!Number.isInteger(limit) || !Number.isInteger(remaining) || resetMs === null) return null;
  return { limit, remaining, resetMs, at: answer.wire.sentAt + (answer.wire.headAt ?? 0) };
}
