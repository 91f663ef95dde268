import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, equal, holds, kept, type Problem, problem, show, softly } from '../../harness/judge.ts';
import type { SchemaName } from '../../spec/schemas.ts';
import { sentinel } from '../chat/chunks.ts';
import { fate } from '../http.ts';
import { at, isObject, isText } from '../json.ts';
import { conforms } from '../schema.ts';
import { endings, type ResponseEvent } from './events.ts';
import { knownEvents } from './known-events.ts';
import { hasWholeItems, isItem } from './whole.ts';

type Events = readonly ResponseEvent[];

export const haveTypes = (events: Events): readonly Problem[] =>
  each('event', events, ({ type, block }) => [
    ...holds('type', type, 'a text', isText(type)),
    ...(block.event === null || !isText(type) ? kept : equal('its event: line', block.event, type)),
  ]);

const schemas: ReadonlyMap<unknown, SchemaName> = new Map<unknown, SchemaName>([
  ['response.created', 'ResponseCreated'],
  ['response.in_progress', 'ResponseInProgress'],
  ['response.completed', 'ResponseCompleted'],
  ['response.incomplete', 'ResponseIncomplete'],
  ['response.failed', 'ResponseFailed'],
  ['response.output_item.added', 'ResponseItemAdded'],
  ['response.output_item.done', 'ResponseItemDone'],
  ['response.content_part.added', 'ResponsePartAdded'],
  ['response.content_part.done', 'ResponsePartDone'],
  ['response.output_text.delta', 'ResponseTextDelta'],
  ['response.output_text.done', 'ResponseTextDone'],
  ['response.function_call_arguments.delta', 'ResponseArgumentsDelta'],
  ['response.function_call_arguments.done', 'ResponseArgumentsDone'],
  ['error', 'ResponseErrorEvent'],
]);

export const haveTheirFields = (events: Events): readonly Problem[] =>
  each('event', events, ({ type, value }) => {
    const schema = schemas.get(type);
    if (schema === undefined) return kept;
    const found = [...conforms(schema, value), ...isItem(at(value, 'item')), ...hasWholeItems(at(value, 'response'))];
    // How events are numbered is judged by `counts-events`.
    return found
      .filter(({ message }) => message !== 'sequence_number')
      .map((one) => ({ ...one, message: `${show(type)}: ${one.message}` }));
  });

export function createdFirst([first]: Events): readonly Problem[] {
  if (first?.type !== 'response.created') return [problem('the first event', '"response.created"', first?.value)];
  const response = at(first.value, 'response');
  return holds('its response', response, 'the response as it stands', isObject(response));
}

/** Strictly rising is what a client needs to go on after a cut; from 0 and by one is what the document says. */
export function areCounted(events: Events): readonly Problem[] {
  const numbers = events.filter(({ type }) => type !== 'keepalive').map(({ value }) => at(value, 'sequence_number'));
  const missing = numbers.findIndex((number) => !Number.isInteger(number));
  if (missing >= 0) return [problem(`event ${missing}: sequence_number`, 'an integer', numbers[missing])];
  const wrong = numbers.findIndex((number, index) => number !== index);
  if (wrong < 0) return kept;
  const rises = numbers.every((number, index) => index === 0 || Number(number) > Number(numbers[index - 1]));
  const found = [problem(`event ${wrong}: sequence_number`, String(wrong), numbers[wrong])];
  return rises ? softly(found) : found;
}

export function endOnce(events: Events, answer: Exchange): readonly Problem[] {
  const error = events.find(({ type, value }) => type === 'error' || isObject(at(value, 'error')));
  if (error !== undefined) return [problem('the stream', 'a whole answer', error.value)];
  const ends = events.filter(({ type }) => endings.includes(type));
  const last = events.findLast(({ type }) => type !== 'keepalive');
  const [end] = ends;
  if (end === undefined) {
    const seen = answer.wire.ending === 'complete' ? show(last?.type) : `${show(last?.type)}, then ${fate(answer)}`;
    return [problem('the last event', 'one that ends the answer, such as "response.completed"', seen)];
  }
  const status = at(end.value, 'response', 'status');
  return [
    ...holds(
      'the endings',
      ends.map(({ type }) => type),
      'one',
      ends.length === 1,
    ),
    ...holds('the last event', last?.type, show(end.type), last === ends.at(-1)),
    ...equal('the status of the final response', status, String(end.type).replace('response.', '')),
    ...sentinelIsLast(answer),
  ];
}

/** The API has no sentinel; clients stop reading at one, so nothing may follow it. */
function sentinelIsLast({ events }: Exchange): readonly Problem[] {
  const place = events.findIndex(({ data }) => data === sentinel);
  if (place < 0 || place === events.length - 1) return kept;
  return [problem(`the event after ${sentinel}`, 'none', events[place + 1]?.data)];
}

export const areKnown = (events: Events): readonly Problem[] =>
  [...new Set(events.map(({ type }) => type))].flatMap((type) =>
    holds('an event type', type, 'one of the official document (August 2026)', !isText(type) || knownEvents.has(type)),
  );
