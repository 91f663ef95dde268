import { holds, type Problem, problem, show, softly } from '../../harness/judge.ts';
import { at, isObject, list } from '../json.ts';
import { conforms } from '../schema.ts';

/** Whether log probabilities that were asked for have the form of chat, are none above zero, and spell the text. */
export function areLogprobs(logprobs: unknown, text: string, most: number): readonly Problem[] {
  const place = 'choices.0.logprobs';
  if (!isObject(logprobs)) return [problem(`${place}, which were asked for`, 'an object', logprobs)];
  const shape = conforms('ChatCompletionLogprobs', logprobs);
  if (shape.some(({ soft }) => soft !== true)) return shape;
  const tokens = list(logprobs, 'content');
  if (tokens.length === 0) return [problem(`${place}.content`, 'an entry for every token', at(logprobs, 'content'))];
  return [...shape, ...tokens.flatMap((token, index) => weighs(token, index, most)), ...softly(spell(tokens, text))];
}

/** Rounding may push a certain token a hair above. */
const almostZero = 0.001;

function weighs(token: unknown, index: number, most: number): readonly Problem[] {
  const place = `logprobs.content.${index}`;
  const logprob = at(token, 'logprob');
  const alternatives = list(token, 'top_logprobs').length;
  return [
    ...holds(`${place}.logprob`, logprob, 'zero or less', Number(logprob) <= almostZero),
    ...softly(holds(`the entries of ${place}.top_logprobs`, alternatives, `at most ${most}`, alternatives <= most)),
  ];
}

/** By bytes where all tokens have them, since a character may be spread over several; by the tokens' texts otherwise. */
function spell(tokens: readonly unknown[], text: string): readonly Problem[] {
  const bytes = tokens.map((token) => at(token, 'bytes'));
  const spelt = bytes.every(Array.isArray)
    ? Buffer.from(bytes.flat().map(Number)).toString('utf8')
    : tokens.map((token) => String(at(token, 'token'))).join('');
  return holds('the tokens of logprobs.content, joined', spelt, show(text), spelt.trim() === text.trim());
}
