import type { Directive } from './directive.ts';
import { isObject, type JsonObject } from './json.ts';
import { choicesOf, padded, prefixOf, shaped, withoutKey } from './shapes.ts';
import { done, jsonEvent, type SseEvent } from './sse.ts';

const isDone = ({ data }: SseEvent): boolean => data === done.data;

const finished = (chunk: JsonObject): boolean =>
  choicesOf(chunk).some((choice) => typeof choice['finish_reason'] === 'string');

const textIn = (chunk: JsonObject): unknown => choicesOf(chunk)[0]?.delta?.['content'];

/** The last word together with the finish reason, in the chunk that had only the latter. */
function merged(word: JsonObject, finish: JsonObject): JsonObject {
  const [choice] = choicesOf(finish);
  return { ...finish, choices: [{ ...choice, delta: { ...choice?.delta, content: textIn(word) } }] };
}

const withText = (chunk: JsonObject, text: string): JsonObject => {
  const [choice, ...others] = choicesOf(chunk);
  return { ...chunk, choices: [{ ...choice, delta: { ...choice?.delta, content: text } }, ...others] };
};

/** The blanks before a word in a chunk of their own, as models send them. */
function blanksApart(chunk: JsonObject): readonly JsonObject[] {
  const text = textIn(chunk);
  const [, blanks, word] = /^(\s+)(\S.*)$/s.exec(typeof text === 'string' ? text : '') ?? [];
  return blanks === undefined || word === undefined ? [chunk] : [withText(chunk, blanks), withText(chunk, word)];
}

/**
 * The chunks of a stream in the shapes a directive asks for. Events that are no chunks with choices pass untouched;
 * `usage` is what the answer used, whether the request asked to be told or not.
 */
export function* shapedEvents(
  events: Iterable<SseEvent>,
  { shape = [], pad = 0 }: Directive,
  usage: object | undefined,
): Generator<SseEvent> {
  const has = (name: (typeof shape)[number]) => shape.includes(name);
  let head: JsonObject | undefined;
  let held: JsonObject | undefined;
  let prefix = prefixOf({ shape, pad });
  let usageTold = false;

  for (const event of events) {
    if (isDone(event)) {
      if (has('usage-late') && !usageTold && head !== undefined) yield jsonEvent({ ...head, choices: [], usage });
      yield done;
      if (has('done-twice')) yield done;
      continue;
    }
    const parsed: unknown = JSON.parse(event.data);
    if (!isObject(parsed) || !Array.isArray(parsed['choices'])) {
      yield event;
      continue;
    }
    let chunk = shaped(parsed, shape);
    if (head === undefined) {
      head = withoutKey(withoutKey(chunk, 'choices'), 'usage');
      if (has('empty-choices')) yield jsonEvent({ ...head, choices: [] });
      if (has('no-choices')) yield jsonEvent(head);
    }
    if (choicesOf(chunk).length === 0) {
      usageTold = true;
      if (has('usage-nowhere') || has('usage-finish')) continue;
      yield jsonEvent(has('no-choices') ? withoutKey(chunk, 'choices') : chunk);
      continue;
    }
    const withPad = padded(chunk, prefix);
    if (withPad !== undefined) {
      chunk = withPad;
      prefix = '';
    }
    if (has('usage-nowhere')) chunk = withoutKey(chunk, 'usage');
    if (has('usage-everywhere') || (has('usage-finish') && finished(chunk))) chunk = { ...chunk, usage };
    if (held !== undefined) {
      if (finished(chunk)) chunk = merged(held, chunk);
      else yield jsonEvent(held);
      held = undefined;
    }
    if (has('last-word') && typeof textIn(chunk) === 'string' && textIn(chunk) !== '' && !finished(chunk)) held = chunk;
    else yield* (has('blanks-apart') ? blanksApart(chunk) : [chunk]).map((one) => jsonEvent(one));
  }
}
