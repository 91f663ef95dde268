import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, holds, kept, oneOf, type Problem, problem, show, softly } from '../../harness/judge.ts';
import { byChoice, chunksOf, deltasOf, speaks, withoutPrelude } from '../chat/chunks.ts';
import { at, isText } from '../json.ts';
import { conforms } from '../schema.ts';

const completion = (answer: Exchange) => withoutPrelude(chunksOf(answer));

export const chunksConform = (answer: Exchange): readonly Problem[] =>
  each('chunk', completion(answer), ({ value }) => conforms('ChatCompletionChunk', value));

export const oneId = (answer: Exchange): readonly Problem[] => oneValue(answer, 'id', isText, 'the same non-empty id');

export const oneCreated = (answer: Exchange): readonly Problem[] =>
  oneValue(answer, 'created', Number.isInteger, 'the same whole seconds');

export const oneModel = (answer: Exchange): readonly Problem[] =>
  oneValue(answer, 'model', isText, 'the same non-empty model');

function oneValue(answer: Exchange, name: string, valid: (value: unknown) => boolean, expected: string) {
  const values = [...new Set(completion(answer).map(({ value }) => at(value, name)))];
  const kept = values.length <= 1 && values.every(valid);
  return holds(`${name} over all chunks`, kept ? values[0] : values.slice(0, 3), expected, kept);
}

export function roleFirst(answer: Exchange): readonly Problem[] {
  return [...byChoice(deltasOf(completion(answer)))].flatMap(([index, deltas]) => {
    const place = deltas.findIndex(({ delta }) => at(delta, 'role') === 'assistant');
    if (place === 0) return kept;
    const first = `choice ${show(index)}: the role of its first delta`;
    const found = [problem(first, '"assistant"', at(deltas[0]?.delta, 'role'))];
    // Late is odd and still enough for every helper; never is what makes them throw.
    return place > 0 ? softly(found) : found;
  });
}

export function roleOnce(answer: Exchange): readonly Problem[] {
  return [...byChoice(deltasOf(completion(answer)))].flatMap(([index, deltas]) => {
    const roles = deltas.map(({ delta }) => at(delta, 'role')).filter((role) => role !== undefined && role !== null);
    return holds(`choice ${show(index)}: its roles`, roles, '["assistant"]', roles.length <= 1);
  });
}

const reasons = ['stop', 'length', 'tool_calls', 'content_filter', 'function_call'];

export function finishes(answer: Exchange): readonly Problem[] {
  const choices = byChoice(deltasOf(completion(answer)));
  if (choices.size === 0) return [problem('the choices of the stream', 'at least one', 'none in any chunk')];
  return [...choices].flatMap(([index, deltas]) => {
    const name = `choice ${show(index)}`;
    const given = deltas.filter(({ finishReason }) => finishReason !== null);
    const [first] = given;
    if (first === undefined) return [problem(`${name}: finish_reason`, 'one in its last chunk', 'none in any chunk')];
    const after = deltas.slice(deltas.indexOf(first) + 1).filter(speaks);
    return [
      ...given.flatMap(({ finishReason }) => oneOf(`${name}: finish_reason`, finishReason, reasons)),
      ...holds(`${name}: after its finish_reason`, after[0]?.delta, 'no further words', after.length === 0),
      ...softly(holds(`${name}: finish_reason`, `${given.length} times`, 'once', given.length === 1)),
    ];
  });
}
