import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { isAnswered } from '../chat/acceptance.ts';
import { completionTokensOf, contentOf, finishOf } from '../chat/choices.ts';
import { statusAndBody } from '../http.ts';
import { at, isText } from '../json.ts';

/** More than the answer takes, so that nothing but another limit cuts it. */
export const roomTokens = 64;

/** The answers to the same messages: with a limit of one token, with room, and with room for JSON. */
export interface Answers {
  readonly short: Exchange;
  readonly long: Exchange;
  readonly asJson: Exchange;
}

/** Whether each was answered by its own parameters, and not with what was answered before. */
export function isAnsweredAnew({ short, long, asJson }: Answers): Judgement {
  if (!isAnswered(long)) return inconclusive(`it was not answered: ${statusAndBody(long)}`);
  const cut = isAnswered(short) ? isCutLike(short, long) : kept;
  if (cut.length > 0 || !isAnswered(asJson)) return cut;
  // Where every answer has one id, an id does not tell one answer from another.
  const ownIds = idOf(short) !== idOf(long);
  return ownIds && isUsedAgain(asJson, long) ? [former('the answer in JSON', asJson)] : kept;
}

/** With room for so many tokens nothing ends at the first: an answer that does is the one that was cut there. */
function isCutLike(short: Exchange, long: Exchange): readonly Problem[] {
  const what = `the answer with room for ${roomTokens} tokens`;
  const same = contentOf(long) !== '' && contentOf(long) === contentOf(short);
  if (isUsedAgain(long, short) || (same && finishOf(long) === 'length')) return [former(what, long)];
  const tooShort = finishOf(long) === 'length' && (completionTokensOf(long) ?? 2) <= 1;
  return tooShort ? softly([problem(what, 'more than one token', contentOf(long))]) : kept;
}

const idOf = (answer: Exchange): unknown => at(answer.json, 'id');

/** No model writes the same words under the same id twice. */
const isUsedAgain = (answer: Exchange, before: Exchange): boolean =>
  isText(idOf(answer)) &&
  idOf(answer) === idOf(before) &&
  contentOf(answer) === contentOf(before) &&
  finishOf(answer) === finishOf(before);

const former = (what: string, answer: Exchange): Problem => ({
  ...problem(what, 'one of its own', `the one to the request before it: ${contentOf(answer)}`),
  wire: answer.wire,
});
