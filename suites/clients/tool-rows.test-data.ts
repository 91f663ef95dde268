import { calling, chunk, done, opening, rest, role, says, withTool } from './answers.test-data.ts';
import { type Row, recorded } from './readings.test-data.ts';

const [node, older, python] = ['openai-node', 'openai-node-6', 'openai-python'] as const;

const cell = 'clients.streamed-tools';
const call = (index: number, id: string) => ({ ...opening, index, id, function: { name: 'f', arguments: '{"a":1}' } });

/** Streamed tool calls on which clients differ. */
export const toolRows: readonly Row[] = [
  {
    says: 'id and name with every piece are joined by Python',
    answer: recorded(
      withTool(false),
      calling(opening, { ...rest, id: 'call_1', function: { ...rest.function, name: 'f' } }),
    ),
    cell,
    breaks: { [python]: /"call_1call_1"/ },
  },
  {
    says: 'null for the type of a later piece',
    answer: recorded(withTool(false), calling(opening, { ...rest, type: null })),
    cell,
    breaks: { [python]: /AssertionError/ },
  },
  {
    says: 'the same for a strict tool, which Node 7 guards',
    answer: recorded(withTool(true), calling(opening, { ...rest, type: null })),
    cell,
    breaks: { [node]: /changed tool call identity/, [python]: /AssertionError/ },
  },
  {
    says: 'an empty id and name in a later piece of a strict tool',
    answer: recorded(withTool(true), calling(opening, { id: '', function: { ...rest.function, name: '' } })),
    cell,
    breaks: { [node]: /changed tool call identity/ },
  },
  {
    says: 'null for id and name in a later piece of a strict tool',
    answer: recorded(withTool(true), calling(opening, { id: null, function: { ...rest.function, name: null } })),
    cell,
    breaks: { [node]: /changed tool call identity/ },
  },
  {
    says: 'an empty id and name in a later piece of another tool',
    answer: recorded(withTool(false), calling(opening, { id: '', function: { ...rest.function, name: '' } })),
    cell,
    breaks: {},
  },
  {
    says: 'the second call before the first',
    answer: recorded(withTool(false), calling(call(1, 'call_2'), call(0, 'call_1'))),
    cell,
    breaks: { [python]: /IndexError/ },
  },
  {
    says: 'calls counted from 1 are more than any helper bears, those of Node included',
    answer: recorded(withTool(false), calling(call(1, 'call_1'))),
    cell,
    breaks: { [node]: /reading 'id'/, [older]: /reading 'type'/, [python]: /IndexError/ },
  },
  {
    says: 'calls without an index raise, or are lost without a word by Node 6',
    answer: recorded(withTool(false), calling({ ...opening, index: undefined }, { ...rest, index: undefined })),
    cell,
    breaks: {
      [node]: /invalid tool call index/,
      [older]: /number of tool calls, expected 1, saw 0/,
      [python]: /TypeError/,
    },
  },
  {
    says: 'calls that never say their type',
    answer: recorded(withTool(false), calling({ ...opening, type: undefined }, rest)),
    cell,
    breaks: { [node]: /missing `type`/, [older]: /missing `type`/ },
  },
  {
    says: 'arguments as an object',
    answer: recorded(withTool(false), calling({ ...opening, function: { name: 'f', arguments: { a: 1 } } })),
    cell,
    breaks: { [node]: /\[object Object\]/, [older]: /\[object Object\]/ },
  },
  { says: 'a call as it should be', answer: recorded(withTool(true), calling(opening, rest)), cell, breaks: {} },
  {
    says: 'words, then a call as it should be',
    answer: recorded(
      withTool(false),
      `${role}${says({ content: 'Hi' })}${says({ tool_calls: [call(0, 'call_1')] })}${chunk({
        finish_reason: 'tool_calls',
      })}${done}`,
    ),
    cell,
    breaks: {},
  },
];
