import { chatWith, faultyFamily } from './family.ts';

const user = { role: 'user', content: 'Reply with the single word OK.' };
/** Nine letters and digits: some providers take no other id. */
const call = { id: 'call12345', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } };
const reply = { role: 'tool', tool_call_id: 'call67890', content: '{"degrees":4}' };

export const faultyMessages = faultyFamily('faulty-messages', 'Chat requests whose messages are at fault', {
  'an empty list': {
    requirement: 'errors.empty-messages',
    body: chatWith({ messages: [] }),
    field: 'messages',
  },
  'a role that does not exist': {
    requirement: 'errors.unknown-role',
    body: chatWith({ messages: [{ ...user, role: 'wizard' }] }),
    field: 'messages',
  },
  'a user message without content': {
    requirement: 'errors.missing-content',
    body: chatWith({ messages: [{ role: 'user' }] }),
    field: 'messages',
  },
  'a tool message without tool_call_id': {
    requirement: 'errors.tool-replies',
    body: chatWith({ messages: [user, { role: 'tool', content: '{"degrees":4}' }] }),
    field: 'messages',
  },
  'a reply to another call than was made': {
    requirement: 'errors.tool-replies',
    body: chatWith({ messages: [user, { role: 'assistant', content: null, tool_calls: [call] }, reply] }),
    field: 'messages',
  },
  'a content part of unknown type': {
    requirement: 'errors.unknown-part',
    body: chatWith({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: user.content },
            { type: 'runestone_part', x: 1 },
          ],
        },
      ],
    }),
    field: 'messages',
  },
});
