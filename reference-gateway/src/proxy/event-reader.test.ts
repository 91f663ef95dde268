import { expect, test } from 'vitest';
import { createEventReader } from './event-reader.ts';

const read = (text: string, endsWithDone = true) => createEventReader(endsWithDone).push(Buffer.from(text));

test('the sentinel ends the stream and what follows is dropped', () => {
  const { bytes, end } = read('data: {"a":1}\n\ndata: [DONE]\n\ndata: {"late":1}\n\n');
  expect(bytes.toString()).toBe('data: {"a":1}\n\ndata: [DONE]\n\n');
  expect(end).toEqual({ kind: 'complete' });
});

test.each([
  'data:[DONE]\n\n',
  'data: [DONE]\r\n\r\n',
  ': ping\ndata: [DONE]\n\n',
  'event: message\nid: 11\ndata: [DONE]\n\n',
])('a legal spelling of the sentinel ends the stream and is passed as it is: %j', (text) => {
  const { bytes, end } = read(text);
  expect(bytes.toString()).toBe(text);
  expect(end).toEqual({ kind: 'complete' });
});

test('a sentinel with blanks around it is put right', () => {
  expect(read('data: [DONE] \n\n').bytes.toString()).toBe('data: [DONE]\n\n');
});

test('a sentinel without its blank line still completes the stream', () => {
  const reader = createEventReader(true);
  expect(reader.push(Buffer.from('data: [DONE]')).bytes).toHaveLength(0);
  expect(reader.finish()).toMatchObject({ end: { kind: 'complete' } });
});

test('a cut event is never passed on', () => {
  const reader = createEventReader(true);
  expect(reader.push(Buffer.from('data: {"a":1}\n\ndata: {"cu')).bytes.toString()).toBe('data: {"a":1}\n\n');
  expect(reader.finish()).toEqual({ bytes: Buffer.alloc(0) });
});

test.each([
  ['{"error":{"message":"x"}}', true],
  ['{"id":"c1","choices":[],"error":{"message":"x"}}', true],
  ['{"error":null,"choices":[]}', false],
  ['{"choices":[{"delta":{"content":"\\"error\\": {"}}]}', false],
  ['{"choices":[{"finish_reason":"error"}]}', false],
])('%s is an error: %s', (data, isError) => {
  expect(read(`data: ${data}\n\n`).end?.kind === 'error').toBe(isError);
});

test('a Responses stream ends with its final event, not with the snapshots that name one', () => {
  const created =
    'event: response.created\ndata: {"type":"response.created","note":"response.completed","error":null}\n\n';
  const completed = 'event: response.completed\ndata: {"type":"response.completed","response":{}}\n\n';
  expect(read(created, false).end).toBeUndefined();
  expect(read(created + completed, false).end).toEqual({ kind: 'complete' });
});

test('usage is read from the event that has it', () => {
  const reader = createEventReader(true);
  reader.push(Buffer.from('data: {"choices":[{}],"usage":null}\n\n'));
  reader.push(Buffer.from('data: {"choices":[],"usage":{"prompt_tokens":3,"total_tokens": 12}}\n\n'));
  expect(reader.usage()).toBe(12);
  expect(reader.events()).toBe(2);
});

test('an event longer than a megabyte is passed on in parts', () => {
  const reader = createEventReader(true);
  const half = Buffer.from(`data: ${'x'.repeat(700_000)}`);
  expect(reader.push(half).bytes).toHaveLength(0);
  expect(reader.push(half).bytes).toHaveLength(2 * half.length);
  expect(reader.insideEvent()).toBe(true);
  reader.push(Buffer.from('\n\n'));
  expect(reader.insideEvent()).toBe(false);
});
