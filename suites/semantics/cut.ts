import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, type Problem, problem } from '../../harness/judge.ts';
import { isAnswered } from '../chat/acceptance.ts';
import { completionTokensOf, contentOf, finishOf, user } from '../chat/choices.ts';
import { statusAndBody } from '../http.ts';

/** What no model says in a few tokens. */
export const longAnswer = [user('Count from 1 to 100, separated by commas.')];

/** No tokenizer puts more than one of these numbers into a token, so this many times the limit is past it. */
const numbersPerToken = 2;

/** Whether a long answer was cut at `limit` tokens, and says so. */
export function isCutAt(answer: Exchange, limit: number): Judgement {
  if (!isAnswered(answer)) return inconclusive(`it was not answered: ${statusAndBody(answer)}`);
  const tokens = completionTokensOf(answer);
  const numbers = contentOf(answer).match(/\d+/g)?.length ?? 0;
  const finish = finishOf(answer);
  const tooLong = ranOn(tokens, numbers, limit);
  if (tooLong.length > 0 || finish === 'length') return tooLong;
  // An answer that uses up its limit was cut there, unless the model happened to have said all.
  if (tokens === limit || (tokens === undefined && numbers > 1)) {
    return [problem('finish_reason of an answer that was cut', '"length"', finish)];
  }
  return inconclusive(`the answer ended by ${String(finish)} before its limit`);
}

function ranOn(tokens: number | undefined, numbers: number, limit: number): readonly Problem[] {
  if (tokens !== undefined && tokens > limit) {
    return [problem('usage.completion_tokens', `at most ${limit}, the limit`, tokens)];
  }
  if (numbers <= limit * numbersPerToken) return kept;
  return [problem('the answer', `what fits into ${limit} tokens`, `a count of ${numbers} numbers`)];
}
