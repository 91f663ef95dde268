import { bill, chunk, done, good, hi, role, says, stop, streamed, usage } from './answers.test-data.ts';
import { type Row, recorded } from './readings.test-data.ts';

const [node, older, python] = ['openai-node', 'openai-node-6', 'openai-python'] as const;

/** Streams on which clients differ. */
export const streamRows: readonly Row[] = [
  {
    says: 'an event with an id, then a comment: an empty event to Python, which remembers the id',
    answer: recorded(streamed(), `id: 1\n${role}: ping\n\n${hi}${stop}${bill}${done}`),
    cell: 'clients.stream',
    breaks: { [python]: /JSONDecodeError/ },
  },
  {
    says: 'a retry field alone: an empty event to Python',
    answer: recorded(streamed(), `retry: 3000\n\n${good}`),
    cell: 'clients.stream',
    breaks: { [python]: /JSONDecodeError/ },
  },
  {
    says: 'a byte order mark costs Python the first event, with its words',
    answer: recorded(streamed(), `\ufeff${says({ role: 'assistant', content: 'Hi' })}${stop}${bill}${done}`),
    cell: 'clients.stream',
    breaks: { [python]: /content, expected "Hi", saw ""/ },
  },
  {
    says: 'bytes that are no UTF-8',
    answer: recorded(streamed(), Buffer.from(good.replace('Hi', 'H\xff'), 'latin1')),
    cell: 'clients.stream',
    breaks: { [python]: /UnicodeDecodeError/ },
  },
  {
    says: 'a space after [DONE] is a chunk to Node 7, and the end to those before it and to Python',
    answer: recorded(streamed(), good.replace('[DONE]', '[DONE] ')),
    cell: 'clients.stream',
    breaks: { [node]: /SyntaxError/ },
  },
  {
    says: 'a last event without its blank line is kept by Node 7 alone',
    answer: recorded(streamed(), `${role}${hi}${stop}`.trimEnd()),
    cell: 'clients.stream',
    breaks: { [older]: /finish_reason, expected "stop"/, [python]: /finish_reason, expected "stop"/ },
  },
  {
    says: 'an error event whose data has no error raises in Node 7, and is a chunk to the others',
    answer: recorded(streamed(), `${role}${hi}event: error\ndata: {"message":"no"}\n\n`),
    cell: 'clients.stream',
    breaks: { [older]: /as if all had been said/, [python]: /as if all had been said/ },
  },
  {
    says: 'an error event in the envelope raises in every client, as it should',
    answer: recorded(streamed(), `${role}${hi}data: {"error":{"message":"no","code":"c"}}\n\n`),
    cell: 'clients.stream',
    breaks: {},
  },
  {
    says: 'a ping with data of its own is a chunk without choices, which both Node helpers die of',
    answer: recorded(streamed(), `${role}event: ping\ndata: {}\n\n${hi}${stop}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [node]: /not iterable/, [older]: /not iterable/ },
  },
  {
    says: 'the role in every delta is joined by Python',
    answer: recorded(streamed(), `${role}${says({ role: 'assistant', content: 'Hi' })}${stop}${bill}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [python]: /"assistantassistant"/ },
    softly: true,
  },
  {
    says: 'the second of two choices first',
    answer: recorded(
      streamed({ n: 2 }),
      `${chunk({ index: 1, delta: { role: 'assistant', content: 'B' } })}${role}${hi}${chunk({
        index: 1,
        finish_reason: 'stop',
      })}${stop}${done}`,
    ),
    cell: 'clients.stream-helper',
    breaks: { [python]: /IndexError/ },
  },
  {
    says: 'no delta in the last chunk',
    answer: recorded(streamed(), `${role}${hi}${chunk({ delta: undefined, finish_reason: 'stop' })}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [python]: /AttributeError/ },
  },
  {
    says: 'null for the delta of the last chunk, which is allowed',
    answer: recorded(streamed(), `${role}${hi}${chunk({ delta: null, finish_reason: 'stop' })}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [python]: /AttributeError/ },
    softly: true,
  },
  {
    says: 'chunks under another name are dropped by Python',
    answer: recorded(streamed(), good.replaceAll('chat.completion.chunk', 'chat.completion')),
    cell: 'clients.stream-helper',
    breaks: { [python]: /AssertionError/ },
  },
  {
    says: 'usage before the last chunk is overwritten by Python',
    answer: recorded(streamed(), `${role}${says({ content: 'Hi' }, { usage })}${stop}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [python]: /usage.total_tokens, expected 2, saw null/ },
    softly: true,
  },
  {
    says: 'usage in a chunk with an empty id is passed over by Node',
    answer: recorded(streamed(), `${role}${hi}${stop}${chunk({}, { id: '', choices: [], usage })}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [node]: /usage.total_tokens, expected 2/, [older]: /usage.total_tokens, expected 2/ },
    softly: true,
  },
  {
    says: 'no finish_reason: Node throws, Python has none',
    answer: recorded(streamed(), `${role}${hi}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [node]: /missing finish_reason/, [older]: /missing finish_reason/ },
  },
  {
    says: 'no role: Node throws, Python has none',
    answer: recorded(streamed(), `${hi}${stop}${done}`),
    cell: 'clients.stream-helper',
    breaks: { [node]: /missing role/, [older]: /missing role/ },
  },
  { says: 'a stream as it should be', answer: recorded(streamed(), good), cell: 'clients.stream-helper', breaks: {} },
];
