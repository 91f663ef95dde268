import { expect, it } from 'vitest';
import type { JsonObject } from './json.ts';
import { responses } from './responses.ts';

const ask = (body: JsonObject) => responses({ model: 'runestone-words', ...body });

function whole(body: JsonObject) {
  const reply = ask(body);
  if (!('body' in reply)) throw new Error('expected one body, saw a stream');
  return reply.body;
}

function streamed(body: JsonObject) {
  const reply = ask({ ...body, stream: true });
  if (!('events' in reply)) throw new Error('expected events, saw one body');
  return [...reply.events].map(({ event, data }) => ({ event, document: JSON.parse(data) }));
}

const weather = { type: 'function', name: 'get_weather', parameters: { type: 'object', properties: { city: {} } } };

it('answers with one message and exact usage', () => {
  const response = whole({ input: 'Say OK', instructions: 'Be brief.', metadata: { a: 'b' } });
  expect(response).toMatchObject({
    object: 'response',
    status: 'completed',
    error: null,
    incomplete_details: null,
    instructions: 'Be brief.',
    metadata: { a: 'b' },
    output: [
      { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: 'OK' }] },
    ],
    usage: { output_tokens: 1, input_tokens_details: { cached_tokens: 0 } },
  });
});

it('says that it was cut short', () => {
  const { document } = streamed({ input: 'Count from 1 to 40', max_output_tokens: 16 }).at(-1) ?? {};
  expect(document).toMatchObject({
    type: 'response.incomplete',
    response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
  });
});

it('streams a message through its whole life', () => {
  const events = streamed({ input: 'Count from 1 to 3' });
  const item = ['response.output_item.added', 'response.content_part.added'];
  expect(events.map(({ event }) => event)).toEqual([
    'response.created',
    'response.in_progress',
    ...item,
    ...Array(3).fill('response.output_text.delta'),
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.completed',
  ]);
  expect(events.map(({ document }) => document.sequence_number)).toEqual([...events.keys()]);
  expect(events.every(({ event, document }) => event === document.type)).toBe(true);
  const [added] = events.flatMap(({ document }) => document.item ?? []);
  const withItem = events.filter(({ document }) => 'item_id' in document);
  expect(new Set(withItem.map(({ document }) => document.item_id))).toEqual(new Set([added.id]));
  const text = events.map(({ document }) => document.delta ?? '').join('');
  expect(text).toBe('1, 2, 3');
  expect(events.at(-1)?.document.response.output[0].content[0].text).toBe(text);
});

it('streams function calls, each finished before the next', () => {
  const events = streamed({ input: 'Weather in Paris and Rome', tools: [weather], tool_choice: 'required' });
  const calls = events.at(-1)?.document.response.output;
  expect(calls.map(({ arguments: input }: { arguments: string }) => JSON.parse(input))).toEqual([
    { city: 'Paris' },
    { city: 'Rome' },
  ]);
  const order = events.flatMap(({ document }) => ('output_index' in document ? [document.output_index] : []));
  expect(order).toEqual(order.toSorted());
});

it('takes its own output back as input', () => {
  const input = [
    { role: 'user', content: 'Weather in Paris?' },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Wait.' }] },
    { type: 'function_call', call_id: 'call_1', name: 'get_weather', arguments: '{}' },
    { type: 'function_call_output', call_id: 'call_1', output: '18 C' },
  ];
  expect(JSON.stringify(whole({ input, tools: [weather] }))).toContain('The tool answered: 18 C');
});

it.each<[string, JsonObject]>([
  ['input', {}],
  ['previous_response_id', { input: 'x', previous_response_id: 'resp_none' }],
  ['background', { input: 'x', background: true }],
  ['conversation', { input: 'x', conversation: 'conv_1' }],
  ['input[0].type', { input: [{ type: 'item_reference', id: 'x' }] }],
  ['tools[0].type', { input: 'x', tools: [{ type: 'web_search' }] }],
  ['text.format.name', { input: 'x', text: { format: { type: 'json_schema' } } }],
])('refuses %s in %j', (param, body) => {
  expect(() => ask(body)).toThrow(expect.objectContaining({ status: 400, param }));
});
