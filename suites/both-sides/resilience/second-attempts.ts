import { kept, type Problem, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { statusAndBody } from '../../http.ts';
import { answersAgain, overProvoked, type Provoked, provoke, wasLeft } from '../provoked.ts';
import { areBounded } from './attempts.ts';
import { asksForWords, claimsToBeWhole, textOf, words } from './text.ts';

const says = asksForWords;
/** The first attempt fails, every other one succeeds. */
const once = { times: 1 };
/** What is said before the break differs from what is said in its place later, as with every model. */
const mark = 4; // letters
const marked = { ...once, pad: mark };

export default scenario({
  id: 'second-attempts',
  title: 'A provider that fails once, before and within its answer',
  needs: ['model', 'upstream'],
  cost: { requests: 10, tokens: 500 },
  alone: true,
  exchange: async (gateway) => {
    await answersAgain(gateway);
    return provoke(gateway, [
      { says, words: { ...once, status: 503 } },
      { says, words: { ...once, status: 503 }, stream: true },
      { says, words: { ...once, cut: 'headers' }, stream: true },
      { says, words: { ...once, cut: 1 } },
      { says, words: { ...marked, cut: 4 }, stream: true },
      { says, words: { ...marked, end: 4 }, stream: true },
      { says, words: { ...marked, error: 4 }, stream: true },
    ]);
  },
  judges: {
    'resilience.bounded-attempts': (provoked) => overProvoked(provoked, areBounded),
    'resilience.no-splice': (provoked) => overProvoked(provoked, isOfOneAttempt),
    'resilience.one-answer': (provoked) => overProvoked(provoked, showsTheSecond),
  },
});

/** The words of one attempt, as far as they go: the first never came to its end. */
export function isOfOneAttempt({ answer, words: { pad = 0 } }: Provoked): readonly Problem[] {
  const text = textOf(answer).trim();
  const first = 'x'.repeat(Number(pad)) + words;
  const isOne = words.startsWith(text) || (pad !== 0 && text !== first && first.startsWith(text));
  return isOne ? kept : [problem('the answer', `${words}, or the beginning of one attempt`, text)];
}

/** What the second attempt brought is what the client gets, unless the first had been shown in part already. */
export function showsTheSecond(one: Provoked): readonly Problem[] {
  const { answer, attempts } = one;
  if (attempts.length < 2 || wasLeft(one)) return kept;
  const begun =
    answer.mediaType === 'text/event-stream' && ['cut', 'end', 'error'].some((word) => one.words[word] === 4);
  if (begun && !claimsToBeWhole(answer)) return kept;
  const whole = claimsToBeWhole(answer) && textOf(answer).trim() === words;
  return whole ? kept : [problem('the answer after a second attempt', words, textOf(answer) || statusAndBody(answer))];
}
