import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, holds, type Problem } from '../../harness/judge.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at, list } from '../json.ts';

/** How a response can end; one that is still under way when its stream ends is none. */
const ends: readonly unknown[] = ['completed', 'incomplete', 'failed', 'cancelled'];

/** Where a client holds another response than the stream told of. */
export function streamedResponseProblems(call: string, final: unknown, answer: Exchange): readonly Problem[] {
  const events = chunksOf(answer).map(({ value }) => value);
  const status = at(final, 'status');
  const last = events.map((event) => at(event, 'response', 'status')).findLast((one) => one !== undefined);
  if (!ends.includes(last)) return holds(`${call}: status`, status, 'one that ends a response', ends.includes(status));
  return [
    ...equal(`${call}: status`, status, last),
    // What was cut may be told in full or up to the last whole part.
    ...(last === 'completed' ? equal(`${call}: the text`, textOf(final), wordsOf(events)) : []),
  ];
}

/** Whether a stream told that its response ended otherwise than whole. */
export const isCutShort = (answer: Exchange): boolean =>
  chunksOf(answer).some(({ value }) =>
    ['response.incomplete', 'response.failed', 'error'].includes(String(at(value, 'type'))),
  );

const textOf = (response: unknown): string =>
  list(response, 'output')
    .flatMap((item) => list(item, 'content'))
    .filter((part) => at(part, 'type') === 'output_text')
    .map((part) => at(part, 'text') ?? '')
    .join('');

/** The words of every part, in the order of the output; parts may be told in turns. */
function wordsOf(events: readonly unknown[]): string {
  const place = (event: unknown, name: string): number => Number(at(event, name) ?? 0);
  const deltas = events.filter((event) => at(event, 'type') === 'response.output_text.delta');
  return deltas
    .toSorted(
      (a, b) =>
        place(a, 'output_index') - place(b, 'output_index') || place(a, 'content_index') - place(b, 'content_index'),
    )
    .map((event) => at(event, 'delta') ?? '')
    .join('');
}
