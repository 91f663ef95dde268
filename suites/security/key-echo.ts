import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { overall } from '../over-the-run.ts';

/** Twelve characters in a row are no mask: they are enough to find the key again. */
const tell = 12;

/** A stretch of a key that stands in an answer; stars, which stand for a key, are none. */
export function echoesKey(answer: Exchange, key: string): readonly Problem[] {
  const haystack = [answer.text, ...answer.wire.headers.map(([, value]) => value)].join('\n');
  const secret = key.replace(/^sk-/, '');
  for (let start = 0; start + tell <= secret.length; start++) {
    const part = secret.slice(start, start + tell);
    if (new Set(part).size < 4 || !haystack.includes(part)) continue;
    return [problem('the answer', 'no part of the presented key', `"…${part}…" in it`)];
  }
  return [];
}

/** The run's own key in any answer. */
export const echoesOwnKey = (exchanges: readonly Exchange[], key: string | null): Judgement =>
  key === null ? notOffered('no key was given') : overall(exchanges, (answer) => echoesKey(answer, key));
