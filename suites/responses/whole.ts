import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, holds, inconclusive, type Judgement, kept, type Problem, problem } from '../../harness/judge.ts';
import { statusAndBody } from '../http.ts';
import { at, isObject, isText, list } from '../json.ts';
import { conforms } from '../schema.ts';

export const answers200 = (answer: Exchange): readonly Problem[] => [
  ...(answer.status === 200 ? kept : [problem('the status', '200', statusAndBody(answer))]),
  // Both SDKs take any 2xx for the answer, an error in it too.
  ...(answer.status === 200 && isObject(at(answer.json, 'error')) && at(answer.json, 'output') === undefined
    ? [problem('the body', 'a response', answer.json)]
    : kept),
];

/** Judges what a 200 says; any other status is `answers-200`'s business. */
export const inBody =
  (judge: (response: unknown, answer: Exchange) => Judgement) =>
  (answer: Exchange): Judgement =>
    answer.status === 200 && answer.jsonError === null
      ? judge(answer.json, answer)
      : inconclusive(`there is no response to judge: ${statusAndBody(answer)}`);

export const isResponse = (response: unknown): readonly Problem[] => conforms('ResponseObject', response);

/** The schema of an item by its type; other kinds are for those who know them. */
const kinds = { message: 'ResponseMessage', function_call: 'ResponseFunctionCall' } as const;

/** Every problem of an item whose type the contract knows. */
export function isItem(item: unknown): readonly Problem[] {
  const type = at(item, 'type');
  return type === 'message' || type === 'function_call' ? conforms(kinds[type], item) : kept;
}

export const hasWholeItems = (response: unknown): readonly Problem[] =>
  each('item', list(response, 'output'), (item) => isItem(item));

export function errorOnlyWhenFailed(response: unknown): readonly Problem[] {
  const error = at(response, 'error');
  if (at(response, 'status') === 'failed' || error === undefined) return kept;
  return holds(`error beside status ${String(at(response, 'status'))}`, error, 'null', error === null);
}

export function usageAddsUp(response: unknown): readonly Problem[] {
  const usage = at(response, 'usage');
  if (!isObject(usage)) return [problem('usage', 'what the answer cost', usage)];
  const [input, output, total] = ['input_tokens', 'output_tokens', 'total_tokens'].map((name) => Number(usage[name]));
  const sum = (input ?? Number.NaN) + (output ?? Number.NaN);
  return holds('usage.total_tokens', usage, `input_tokens plus output_tokens, ${sum}`, sum === total);
}

/** The text of every message of a response, as `output_text` of the SDKs puts it together. */
export const outputText = (response: unknown): string =>
  list(response, 'output')
    .filter((item) => at(item, 'type') === 'message')
    .flatMap((item) => list(item, 'content'))
    .map((part) => at(part, 'text'))
    .filter(isText)
    .join('');
