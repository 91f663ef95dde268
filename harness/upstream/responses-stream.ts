import { type OutputItem, textPart } from './output-item.ts';
import { jsonEvent, type SseEvent } from './sse.ts';

type Event = { readonly type: string } & Readonly<Record<string, unknown>>;

function* messageEvents({ finished, pieces }: OutputItem, output_index: number): Generator<Event> {
  const at = { item_id: finished.id, output_index, content_index: 0 };
  const text = pieces.join('');
  yield { type: 'response.content_part.added', ...at, part: textPart('') };
  for (const delta of pieces) yield { type: 'response.output_text.delta', ...at, delta, logprobs: [] };
  yield { type: 'response.output_text.done', ...at, text, logprobs: [] };
  yield { type: 'response.content_part.done', ...at, part: textPart(text) };
}

function* callEvents({ finished, pieces }: OutputItem, output_index: number): Generator<Event> {
  const at = { item_id: finished.id, output_index };
  for (const delta of pieces) yield { type: 'response.function_call_arguments.delta', ...at, delta };
  const name = finished['name'];
  yield { type: 'response.function_call_arguments.done', ...at, name, arguments: pieces.join('') };
}

function* itemEvents(item: OutputItem, output_index: number): Generator<Event> {
  const isMessage = item.finished.type === 'message';
  const empty = isMessage ? { content: [] } : { arguments: '' };
  yield {
    type: 'response.output_item.added',
    output_index,
    item: { ...item.finished, ...empty, status: 'in_progress' },
  };
  yield* isMessage ? messageEvents(item, output_index) : callEvents(item, output_index);
  yield { type: 'response.output_item.done', output_index, item: item.finished };
}

function* lifecycle(
  document: { readonly status: 'completed' | 'incomplete' },
  output: readonly OutputItem[],
): Generator<Event> {
  const begun = { ...document, status: 'in_progress', incomplete_details: null, output: [], usage: null };
  yield { type: 'response.created', response: begun };
  yield { type: 'response.in_progress', response: begun };
  for (const [index, item] of output.entries()) yield* itemEvents(item, index);
  yield { type: `response.${document.status}`, response: document };
}

/** The typed events of a streamed response, numbered from 0; the API ends them without a sentinel. */
export function* responseEvents(
  document: { readonly status: 'completed' | 'incomplete' },
  output: readonly OutputItem[],
): Generator<SseEvent> {
  let sequence = 0;
  for (const event of lifecycle(document, output)) {
    yield jsonEvent({ ...event, sequence_number: sequence }, event.type);
    sequence += 1;
  }
}
