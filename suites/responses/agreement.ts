import { equal, holds, kept, type Problem } from '../../harness/judge.ts';
import { at, list } from '../json.ts';
import { finalOf, type ResponseEvent } from './events.ts';
import { follow, type Item } from './lifecycle.ts';

/** Whether deltas, done events, done items and the final response of a stream tell one story. */
export function saysTheSame(events: readonly ResponseEvent[]): readonly Problem[] {
  const final = finalOf(events);
  const { items } = follow(events);
  return [
    ...equal('the id of the final response', at(final, 'id'), at(events[0]?.value, 'response', 'id')),
    ...holds(
      'the items of the final response',
      list(final, 'output').length,
      `the ${items.length} of the stream`,
      list(final, 'output').length === items.length,
    ),
    ...items.flatMap((item, index) => {
      const last = list(final, 'output')[index];
      return [...partsAgree(item, index, last), ...argumentsAgree(item, index, last)];
    }),
  ];
}

const textOf = (item: unknown, part: number): unknown =>
  at(item, 'content', part, 'text') ?? at(item, 'content', part, 'refusal');

function partsAgree({ added, parts, finished }: Item, index: number, last: unknown): readonly Problem[] {
  if (at(added, 'type') !== 'message') return kept;
  return parts.flatMap(({ deltas, done }, part) => {
    const name = `item ${index}, part ${part}`;
    return [
      ...(done === null ? kept : equal(`${name}: the text of its done event`, done, deltas)),
      ...equal(`${name}: the text of the done item`, textOf(finished, part), deltas),
      ...equal(`${name}: the text of the final response`, textOf(last, part), deltas),
    ];
  });
}

/** The arguments may come without deltas, all at once. */
function argumentsAgree({ added, arguments: call, finished }: Item, index: number, last: unknown): readonly Problem[] {
  if (at(added, 'type') !== 'function_call') return kept;
  const whole = call.deltas === '' ? call.done : call.deltas;
  return [
    ...equal(`item ${index}: the arguments of the done event`, call.done, whole),
    ...equal(`item ${index}: the arguments of the done item`, at(finished, 'arguments'), whole),
    ...equal(`item ${index}: the arguments of the final response`, at(last, 'arguments'), whole),
  ];
}
