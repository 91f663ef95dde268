import type { Exchange } from '../../harness/gateway/exchange.ts';
import {
  each,
  holds,
  inconclusive,
  type Judgement,
  kept,
  oneOf,
  type Problem,
  problem,
  show,
  softly,
} from '../../harness/judge.ts';
import { byChoice, chunksOf, deltasOf, errorOf, sentinel, speaks, withoutPrelude } from '../chat/chunks.ts';
import { isNow } from '../chat/created.ts';
import { at, isText, list } from '../json.ts';
import { conforms } from '../schema.ts';

const completion = (answer: Exchange) => withoutPrelude(chunksOf(answer));

export const chunksConform = (answer: Exchange): readonly Problem[] =>
  each('chunk', completion(answer), ({ value }) => [
    ...conforms('ChatCompletionChunk', value).filter(
      ({ message, soft }) => soft === true || !judgedElsewhere.test(message),
    ),
    ...strayChoices(value),
    ...holds('error', at(value, 'error'), 'nothing, or both SDKs throw it', !at(value, 'error')),
  ]);

/** What a role or a finish_reason says is judged by `role-first`, `role-once` and `finishes`. */
const judgedElsewhere = /\.(?:delta\.role|finish_reason)$/;

/** One choice was asked for; helpers of both SDKs throw on another index, or file the words of one answer as many. */
function strayChoices(chunk: unknown): readonly Problem[] {
  return list(chunk, 'choices').flatMap((choice, place) => {
    const index = at(choice, 'index');
    const stray = Number.isInteger(index) && index !== 0;
    return [
      ...holds(`choices.${place}.index`, index, '0, the only choice asked for', !stray),
      ...softly(
        holds(`choices.${place}.message`, at(choice, 'message'), 'nothing', at(choice, 'message') === undefined),
      ),
    ];
  });
}

/** Usage was not asked for, so nothing may come without a choice, neither before the answer nor after it. */
export const choicesInChunks = (answer: Exchange): readonly Problem[] =>
  each('chunk', chunksOf(answer), ({ value }) => {
    const choices = at(value, 'choices');
    return holds('its choices', choices, 'at least one', !Array.isArray(choices) || choices.length > 0);
  });

export const oneId = (answer: Exchange): readonly Problem[] => oneValue(answer, 'id', isText, 'the same non-empty id');

export const oneCreated = (answer: Exchange): readonly Problem[] =>
  oneValue(answer, 'created', Number.isInteger, 'the same whole seconds');

/** A stream is dated once, so its first chunk is asked. */
export const createdNow = (answer: Exchange): readonly Problem[] =>
  completion(answer)
    .slice(0, 1)
    .flatMap(({ value }) => isNow(answer, at(value, 'created')));

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

export function finishes(answer: Exchange): Judgement {
  const all = deltasOf(completion(answer));
  const finished = all.some(({ finishReason }) => finishReason !== null);
  const error = errorOf(answer);
  if (error !== undefined) return [problem('the end of the stream', 'a chunk with a finish_reason', { error })];
  // A stream that was cut has no last chunk; `ends-with-done` speaks of it.
  if (!finished && !answer.events.some(({ data }) => data === sentinel)) return inconclusive('the stream was cut');
  const choices = byChoice(all);
  if (choices.size === 0) return [problem('the choices of the stream', 'at least one', 'none in any chunk')];
  return [...choices].flatMap(([index, deltas]) => {
    const name = `choice ${show(index)}`;
    const given = deltas.filter(({ finishReason }) => finishReason !== null);
    const [first] = given;
    if (first === undefined) return [problem(`${name}: finish_reason`, 'one in its last chunk', 'none in any chunk')];
    const after = deltas.slice(deltas.indexOf(first) + 1).filter(speaks);
    return [
      ...[...new Set(given.map(({ finishReason }) => finishReason))].flatMap((reason) =>
        oneOf(`${name}: finish_reason`, reason, reasons),
      ),
      ...holds(`${name}: after its finish_reason`, after[0]?.delta, 'no further words', after.length === 0),
      ...softly(holds(`${name}: finish_reason`, `${given.length} times`, 'once', given.length === 1)),
    ];
  });
}
