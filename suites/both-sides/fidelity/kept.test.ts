import { expect, it } from 'vitest';
import { fieldsNotKept } from './kept.ts';
import { messagesNotKept } from './messages-kept.ts';

it('takes either name of the limit of tokens, and no other number', () => {
  expect(fieldsNotKept({ max_tokens: 5 }, { max_completion_tokens: 5 })).toEqual([]);
  expect(fieldsNotKept({ max_completion_tokens: 5 }, { max_tokens: 5 })).toEqual([]);
  expect(fieldsNotKept({ max_tokens: 5 }, { max_completion_tokens: 6 })).toHaveLength(1);
  expect(fieldsNotKept({ max_tokens: 5 }, {})).toHaveLength(1);
});

const history = (first: string, second: string, of: string) => [
  { role: 'assistant', tool_calls: [{ id: first }, { id: second }] },
  { role: 'tool', tool_call_id: of, content: 'x' },
];

it('takes other ids of calls when each result stands under that of its call', () => {
  const sent = history('call12345', 'call67890', 'call67890');
  expect(messagesNotKept(sent, { messages: history('a', 'b', 'b') })).toEqual([]);
  expect(messagesNotKept(sent, { messages: history('a', 'b', 'a') })).toHaveLength(1);
  expect(messagesNotKept(sent, { messages: history('a', 'a', 'a') })).not.toEqual([]);
  expect(messagesNotKept(sent, { messages: history('a', 'b', 'call67890') })).toHaveLength(1);
});
