import { field, live } from '../../../spec/sources.ts';
import { type JsonObject, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody, inPlaceOf } from '../../refusals.ts';
import { changing, membersOf } from './chat-members.ts';

const hello = { role: 'user', content: 'Hi' };

/** Other messages in a chat request that has a list of them. */
const mending = (mend: (messages: readonly JsonObject[]) => readonly JsonObject[]) =>
  changing(({ messages }) => (Array.isArray(messages) ? { messages: mend(messages as JsonObject[]) } : null));

const eachMessage = (mend: (message: JsonObject) => JsonObject) => mending((messages) => messages.map(mend));

export const answersNoMessages: Fault = {
  id: 'answers-no-messages',
  says: 'lets the model answer an empty list of messages',
  seen: [live('chat completions, create, messages')],
  kills: ['errors.empty-messages'],
  bend: { request: mending((messages) => (messages.length === 0 ? [hello] : messages)) },
};

export const takesAnyRole: Fault = {
  id: 'takes-any-role',
  says: 'reads a message of any role as one of the user',
  seen: [field('vllm-project/vllm#53071')],
  kills: ['errors.unknown-role'],
  bend: { request: eachMessage((message) => (message['role'] === 'wizard' ? { ...message, role: 'user' } : message)) },
};

export const unknownRoleIs500: Fault = {
  id: 'unknown-role-is-500',
  says: 'fails with a traceback for a role that does not exist',
  seen: [field('BerriAI/litellm#31409')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => JSON.stringify(membersOf(request)['messages'] ?? '').includes('wizard'), {
    status: 500,
    body: errorBody("KeyError: 'wizard'", { type: 'internal_error' }),
  }),
};

export const answersEmptyContent: Fault = {
  id: 'answers-empty-content',
  says: 'reads a message without content as an empty one',
  seen: [live('chat completions, create, messages')],
  kills: ['errors.missing-content'],
  bend: { request: eachMessage((message) => ('content' in message ? message : { ...message, content: '' })) },
};

export const dropsUnknownParts: Fault = {
  id: 'drops-unknown-parts',
  says: 'leaves out content parts whose type it does not know',
  seen: [live('chat completions, create, messages')],
  kills: ['errors.unknown-part'],
  bend: {
    request: eachMessage((message) => {
      const { content } = message;
      if (!Array.isArray(content)) return message;
      return { ...message, content: (content as JsonObject[]).filter(({ type }) => type === 'text') };
    }),
  },
};

export const dropsLostReplies: Fault = {
  id: 'drops-lost-replies',
  says: 'leaves out tool messages, and calls, that have no counterpart',
  seen: [live('function calling guide')],
  kills: ['errors.tool-replies'],
  bend: {
    request: mending((messages) => {
      const lost = messages.some(({ role }) => role === 'tool');
      return lost ? messages.filter(({ role }) => role !== 'tool' && role !== 'assistant') : messages;
    }),
  },
};

export const readsAWordAsMessages: Fault = {
  id: 'reads-a-word-as-messages',
  says: 'takes a text in place of the messages for what the user said',
  seen: [live('chat completions, create, messages')],
  kills: ['errors.messages-type'],
  bend: {
    request: changing(({ messages }) => (typeof messages === 'string' ? { messages: [hello] } : null)),
  },
};

export const messagesTypeInAStream: Fault = {
  id: 'messages-type-in-a-stream',
  says: 'begins a stream before it looks at the messages, and then says in it what is wrong',
  seen: [field('BerriAI/litellm#25492')],
  kills: ['errors.before-a-stream'],
  bend: inPlaceOf((_head, request) => wantsStream(request) && typeof membersOf(request)['messages'] === 'string', {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${errorBody("Invalid type for 'messages'.")}\n\ndata: [DONE]\n\n`,
  }),
};
