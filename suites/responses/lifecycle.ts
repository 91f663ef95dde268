import { type Problem, problem, show, softly } from '../../harness/judge.ts';
import { at, isText } from '../json.ts';
import { endings, type ResponseEvent } from './events.ts';

/** A part of a message as the events have built it so far. */
export interface Part {
  deltas: string;
  done: string | null;
  isDone: boolean;
}

/** An item as the events have built it so far. */
export interface Item {
  readonly added: unknown;
  readonly parts: Part[];
  arguments: Part;
  finished: unknown;
}

export interface Story {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
  /** Events that name another item than the one they stand in. */
  readonly strangers: readonly Problem[];
}

const fresh = (): Part => ({ deltas: '', done: null, isDone: false });

/** Puts the items of a stream together as the official Node SDK does, and notes where it would throw. */
export function follow(events: readonly ResponseEvent[]): Story {
  const items: Item[] = [];
  const problems: Problem[] = [];
  const strangers: Problem[] = [];
  const odd = (event: ResponseEvent, expected: string, actual: unknown) =>
    problems.push(problem(`event ${events.indexOf(event)}, ${show(event.type)}`, expected, actual));

  for (const event of events) {
    const { type, value } = event;
    const place = at(value, 'output_index');
    if (type === 'response.output_item.added') {
      if (place !== items.length) odd(event, `output_index ${items.length}`, place);
      items.push({ added: at(value, 'item'), parts: [], arguments: fresh(), finished: null });
      continue;
    }
    if (place === undefined || !isText(type)) continue;
    const item = items[Number(place)];
    if (item === undefined) {
      odd(event, `an item announced at output_index ${show(place)}`, 'none');
      continue;
    }
    if (item.finished !== null) odd(event, `nothing after the end of item ${show(place)}`, value);
    strangers.push(...namesAnother(item, event, events.indexOf(event)));
    advance(item, event, odd);
  }
  return { items, strangers, problems: [...problems, ...unfinished(items, events)] };
}

/** Events that must name their item, by the beginning of their type. */
const ofAnItem = /^response\.(?:content_part|output_text|refusal|function_call_arguments|reasoning_text)\./;

/** Where openai-node finds another id than the one an item was announced with. */
function namesAnother({ added }: Item, { type, value }: ResponseEvent, index: number): readonly Problem[] {
  const differs = (name: string, named: unknown, known: unknown) =>
    named === known ? [] : [problem(`event ${index}, ${show(type)}: ${name}`, show(known), named)];
  if (type !== 'response.output_item.done') {
    return ofAnItem.test(String(type)) ? differs('its item_id', at(value, 'item_id'), at(added, 'id')) : [];
  }
  const isCall = at(added, 'type') === 'function_call';
  // A call may go without an id of its own until it is done.
  const ids =
    isCall && at(added, 'id') === undefined
      ? []
      : differs('the id of its item', at(value, 'item', 'id'), at(added, 'id'));
  return [...ids, ...differs('the call_id of its item', at(value, 'item', 'call_id'), at(added, 'call_id'))];
}

function advance(
  item: Item,
  event: ResponseEvent,
  odd: (event: ResponseEvent, expected: string, actual: unknown) => void,
) {
  const { type, value } = event;
  const index = Number(at(value, 'content_index'));
  const part =
    type === 'response.function_call_arguments.delta' || type === 'response.function_call_arguments.done'
      ? item.arguments
      : item.parts[index];
  switch (type) {
    case 'response.output_item.done':
      item.finished = at(value, 'item') ?? {};
      return;
    case 'response.content_part.added':
      if (index !== item.parts.length) odd(event, `content_index ${item.parts.length}`, at(value, 'content_index'));
      item.parts.push(fresh());
      return;
    case 'response.content_part.done':
      if (part === undefined) odd(event, `a part announced at content_index ${index}`, 'none');
      else part.isDone = true;
      return;
    case 'response.output_text.delta':
    case 'response.refusal.delta':
    case 'response.function_call_arguments.delta':
      if (part === undefined) odd(event, `a part announced at content_index ${index}`, 'none');
      else if (part.done !== null) odd(event, 'no delta after its done event', at(value, 'delta'));
      else part.deltas += String(at(value, 'delta') ?? '');
      return;
    case 'response.output_text.done':
    case 'response.refusal.done':
    case 'response.function_call_arguments.done': {
      const text = at(value, 'text') ?? at(value, 'refusal') ?? at(value, 'arguments');
      if (part === undefined) odd(event, `a part announced at content_index ${index}`, 'none');
      else part.done = String(text ?? '');
    }
  }
}

/** What a stream that came to its end left open. */
function unfinished(items: readonly Item[], events: readonly ResponseEvent[]): readonly Problem[] {
  const end = events.findLast(({ type }) => endings.includes(type));
  if (end === undefined || end.type === 'response.failed') return []; // a stream that was cut is `one-ending`'s business
  const found = leftOpen(items, at(end.value, 'response', 'output'));
  // What the token limit cut is never whole, and clients are told so by the ending.
  return end.type === 'response.incomplete' ? softly(found) : found;
}

function leftOpen(items: readonly Item[], output: unknown): readonly Problem[] {
  const promised = Array.isArray(output) ? output.length : 0;
  const missing = promised - items.length;
  return [
    ...(missing > 0
      ? [problem('the items of the final response', 'each announced before', `${missing} never were`)]
      : []),
    ...items.flatMap((item, index) => {
      const open = (what: string) => problem(`item ${index}`, `${what} before the end`, 'none');
      const isCall = at(item.added, 'type') === 'function_call';
      return [
        ...(item.finished === null ? [open('response.output_item.done')] : []),
        ...(isCall && item.arguments.done === null ? [open('response.function_call_arguments.done')] : []),
        ...item.parts.flatMap(({ deltas, done, isDone }) => [
          ...(done === null && deltas !== '' ? [open('response.output_text.done')] : []),
          ...(isDone ? [] : [open('response.content_part.done')]),
        ]),
      ];
    }),
  ];
}
