import { recorded } from './readings.test-data.ts';

type Json = Readonly<Record<string, unknown>>;

const part = { type: 'output_text', text: 'Hi', annotations: [], logprobs: [] };
const item = { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [part] };
const response = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'm',
  status: 'completed',
  output: [item],
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
  error: null,
};
const begun = { response: { ...response, status: 'in_progress', output: [] } };
const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };

/** The events of a short streamed response, in their order. */
const events = [
  { type: 'response.created', ...begun },
  { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', content: [] } },
  { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
  { type: 'response.output_text.delta', ...place, delta: 'Hi', logprobs: [] },
  { type: 'response.output_text.done', ...place, text: 'Hi', logprobs: [] },
  { type: 'response.content_part.done', ...place, part },
  { type: 'response.output_item.done', output_index: 0, item },
  { type: 'response.completed', response },
];

/** A streamed response of which every event was changed; undefined leaves it out. */
export function responding(change: (event: Json) => Json | undefined) {
  const sent = events.map(change).filter((event) => event !== undefined);
  const frames = sent.map((event, index) => {
    const data = JSON.stringify({ ...event, sequence_number: index });
    return `event: ${String(event['type'])}\ndata: ${data}\n\n`;
  });
  return recorded({ path: '/responses', body: { model: 'm', input: 'a', stream: true } }, frames.join(''));
}

/** A whole response with `patch` over it. */
export const responded = (patch: Json) =>
  recorded({ path: '/responses', body: { model: 'm', input: 'a' } }, JSON.stringify({ ...response, ...patch }));
