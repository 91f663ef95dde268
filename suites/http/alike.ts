import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, type Problem, problem } from '../../harness/judge.ts';
import { statusAndBody } from '../http.ts';

/** Judges a chat that differs from a plain one in its form alone; nothing can be said where the plain one fails too. */
export function besidePlain(plain: Exchange, judge: () => readonly Problem[]): Judgement {
  if (plain.status === 200) return judge();
  return inconclusive(`a plain request is not answered either: ${statusAndBody(plain)}`);
}

/** Status 200, as the plain request has. */
export const answersAlike = (answer: Exchange): readonly Problem[] =>
  answer.status === 200 ? [] : [problem('the status', '200, as without it', statusAndBody(answer))];

/** One of these statuses. */
export const answersOneOf = (answer: Exchange, statuses: readonly number[]): readonly Problem[] =>
  statuses.includes(answer.status ?? 0)
    ? []
    : [problem('the status', `one of ${statuses.join(', ')}`, statusAndBody(answer))];
