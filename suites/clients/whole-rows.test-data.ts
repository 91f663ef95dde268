import { chat, completed, embedded, legacy, listed, refused, structured } from './answers.test-data.ts';
import { type Row, recorded } from './readings.test-data.ts';
import { responded, responding } from './responses.test-data.ts';

const [node, older, python] = ['openai-node', 'openai-node-6', 'openai-python'] as const;

const floats = [0.5, 0.25, 1, 2, 3, 4, 5, 6];
const bytes = Buffer.from(new Float32Array(floats).buffer);
const error = { message: 'no', type: 'invalid_request_error', param: 'p', code: 'c' };

/** Answers on which clients differ, beyond streamed chats. */
export const wholeRows: readonly Row[] = [
  {
    says: 'JSON as text/plain is a text to Node',
    answer: recorded(chat(), completed({ content: 'Hi' }), { type: 'text/plain' }),
    cell: 'clients.create',
    breaks: { [node]: /number of choices, expected 1, saw 0/, [older]: /number of choices, expected 1, saw 0/ },
  },
  {
    says: 'JSON as Application/JSON, which is allowed, is a text to Node 6',
    answer: recorded(chat(), completed({ content: 'Hi' }), { type: 'Application/JSON' }),
    cell: 'clients.create',
    breaks: { [older]: /number of choices, expected 1, saw 0/ },
    softly: true,
  },
  {
    says: 'the same of a legacy completion',
    answer: legacy('text/plain'),
    cell: 'clients.completions',
    breaks: { [node]: /the text, expected "Hi"/, [older]: /the text, expected "Hi"/ },
  },
  {
    says: 'an object that lacks a required field',
    answer: recorded(structured, completed({ content: '{"b":1}' })),
    cell: 'clients.parse',
    breaks: { [python]: /ValidationError/ },
  },
  {
    says: 'JSON in a fence',
    answer: recorded(structured, completed({ content: '```json\n{"a":1}\n```' })),
    cell: 'clients.parse',
    breaks: { [node]: /SyntaxError/, [older]: /SyntaxError/, [python]: /ValidationError/ },
  },
  {
    says: 'floats where base64 was asked for are misread by Node 6 without a word',
    answer: embedded(floats),
    cell: 'clients.embeddings',
    breaks: { [older]: /dimensions, expected 8, saw 2/ },
  },
  {
    says: 'vectors as they should be',
    answer: embedded(bytes.toString('base64')),
    cell: 'clients.embeddings',
    breaks: {},
  },
  {
    says: 'an answer without vectors',
    answer: embedded(),
    cell: 'clients.embeddings',
    breaks: { [python]: /No embedding data received/ },
  },
  {
    says: 'bytes that are no whole number of floats are cut by Node 6',
    answer: embedded(bytes.subarray(0, 10).toString('base64')),
    cell: 'clients.embeddings',
    breaks: { [node]: /RangeError/, [python]: /ValueError/ },
  },
  {
    says: 'base64 without its padding',
    answer: embedded(bytes.toString('base64url')),
    cell: 'clients.embeddings',
    breaks: { [python]: /Incorrect padding/ },
  },
  {
    says: 'models in a bare array: an exception in Python, none at all in Node',
    answer: listed([{ id: 'm', object: 'model' }]),
    cell: 'clients.models',
    breaks: { [node]: /expected 1, saw 0/, [older]: /expected 1, saw 0/, [python]: /AttributeError/ },
  },
  {
    says: 'a flat error has no code in Node 6',
    answer: refused(400, error),
    cell: 'clients.typed-errors',
    breaks: { [older]: /error.code, expected "c", saw null/ },
  },
  ...[405, 408, 413, 415, 529].map((status) => ({
    says: `a ${status} is of a class of its own in each client, and told by all`,
    answer: refused(status, { error }),
    cell: 'clients.typed-errors' as const,
    breaks: {},
  })),
  {
    says: 'a response without output is one that no client makes',
    answer: responded({ output: undefined }),
    cell: 'clients.responses',
    breaks: { [node]: /not iterable/, [older]: /not iterable/, [python]: /not iterable/ },
  },
  {
    says: 'a response that was never created raises in every client, in words of its own',
    answer: responding((event) => (event['type'] === 'response.created' ? undefined : event)),
    cell: 'clients.responses-stream',
    breaks: { [node]: /expected 'response.created'/, [older]: /expected 'response.created'/, [python]: /RuntimeError/ },
  },
  {
    says: 'a response that is never completed raises in Python, and stays in progress in Node',
    answer: responding((event) => (event['type'] === 'response.completed' ? undefined : event)),
    cell: 'clients.responses-stream',
    breaks: { [node]: /saw "in_progress"/, [older]: /saw "in_progress"/, [python]: /RuntimeError/ },
  },
  {
    says: 'words of an item that nobody announced',
    answer: responding((event) => ('delta' in event ? { ...event, item_id: 'msg_2' } : event)),
    cell: 'clients.responses-stream',
    breaks: { [node]: /expected item_id/ },
  },
  {
    says: 'a streamed response as it should be',
    answer: responding((event) => event),
    cell: 'clients.responses-stream',
    breaks: {},
  },
];
