import { field, live } from '../../../spec/sources.ts';
import type { Bend, JsonObject } from '../../bend.ts';
import { eachMessage, eachText, messagesOf, passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';

const reference = live('chat completions reference, messages');
const functions = live('function calling guide');
const zeroLost = field('QuantumNous/new-api#710');

const streamed = (bend: Bend): Bend => ({
  request: (request, key) =>
    isObject(request.json) && request.json['stream'] === true ? (bend.request?.(request, key) ?? request) : request,
});

/** What gateways do to a conversation on its way to the model. */
export const messageFaults: readonly Fault[] = [
  {
    id: 'drops-the-history',
    says: 'passes only the last message on',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: passingOn((body) => ({ ...body, messages: messagesOf(body).slice(-1) })),
  },
  {
    id: 'drops-the-instructions',
    says: 'leaves system messages out',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: eachMessage((message) => (message['role'] === 'system' ? undefined : message)),
  },
  {
    id: 'puts-instructions-first',
    says: 'moves the instructions within a conversation to its beginning',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: passingOn((body) => ({
      ...body,
      messages: messagesOf(body).toSorted((a, b) => Number(b['role'] === 'system') - Number(a['role'] === 'system')),
    })),
  },
  {
    id: 'takes-developers-for-users',
    says: 'passes the instructions of a developer on as words of the user',
    seen: [live('reasoning guide, developer messages')],
    kills: ['fidelity.messages-arrive'],
    bend: eachMessage((message) => (message['role'] === 'developer' ? { ...message, role: 'user' } : message)),
  },
  {
    id: 'joins-equal-messages',
    says: 'passes a message that was said before on only once',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: passingOn((body) => {
      const seen = messagesOf(body).map((message) => JSON.stringify(message));
      return { ...body, messages: messagesOf(body).filter((_, index) => seen.indexOf(seen[index] ?? '') === index) };
    }),
  },
  {
    id: 'mixes-up-the-order',
    says: 'puts what the user said before what the model answered',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: passingOn((body) => ({
      ...body,
      messages: messagesOf(body).toSorted((a, b) => Number(a['role'] === 'user') - Number(b['role'] === 'user')),
    })),
  },
  {
    id: 'flattens-whitespace',
    says: 'makes one blank of all whitespace in a message',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: eachText((text) => text.replace(/\s+/g, ' ')),
  },
  {
    id: 'drops-the-history-of-streams',
    says: 'passes only the last message on when it streams',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: streamed(passingOn((body) => ({ ...body, messages: messagesOf(body).slice(-1) }))),
  },
  {
    id: 'asks-in-latin1',
    says: 'replaces characters that Latin-1 does not have',
    seen: [field('librefang/librefang#3448')],
    kills: ['fidelity.characters-arrive'],
    bend: eachText((text) => text.replace(/[^ -\u00ff\s]/gu, '?')),
  },
  {
    id: 'asks-in-ucs2',
    says: 'loses characters beyond the first plane',
    seen: [field('cnighswonger/claude-code-cache-fix#365')],
    kills: ['fidelity.characters-arrive'],
    bend: eachText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
  },
  {
    id: 'composes-characters',
    says: 'normalises what was written',
    seen: [reference],
    kills: ['fidelity.characters-arrive'],
    bend: eachText((text) => text.normalize('NFKC')),
  },
  {
    id: 'escapes-markup',
    says: 'escapes markup in messages',
    seen: [reference],
    kills: ['fidelity.characters-arrive'],
    bend: eachText((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  },
  {
    id: 'renames-calls-of-the-history',
    says: 'gives earlier tool calls new ids, and their results none of them',
    seen: [functions],
    kills: ['fidelity.tool-history-arrives'],
    bend: {},
    behind: eachMessage((message) =>
      Array.isArray(message['tool_calls'])
        ? {
            ...message,
            tool_calls: message['tool_calls'].map((call: JsonObject, at) => ({ ...call, id: `call_${at}` })),
          }
        : message,
    ),
  },
  {
    id: 'drops-a-tool-result',
    says: 'passes one tool result on for all of a turn',
    seen: [functions],
    kills: ['fidelity.tool-history-arrives'],
    bend: {},
    behind: passingOn((body) => {
      const isExtra = (index: number) =>
        messagesOf(body)[index]?.['role'] === 'tool' && messagesOf(body)[index - 1]?.['role'] === 'tool';
      return { ...body, messages: messagesOf(body).filter((_, index) => !isExtra(index)) };
    }),
  },
  {
    id: 'rewrites-arguments-of-the-history',
    says: 'passes earlier arguments on without their zeros',
    seen: [zeroLost],
    kills: ['fidelity.tool-history-arrives'],
    bend: eachMessage((message) =>
      Array.isArray(message['tool_calls'])
        ? {
            ...message,
            tool_calls: message['tool_calls'].map((call: JsonObject) => ({
              ...call,
              function: { ...(call['function'] as JsonObject), arguments: '{}' },
            })),
          }
        : message,
    ),
  },
  {
    id: 'drops-pictures',
    says: 'passes only the text of a message on',
    seen: [live('vision guide')],
    kills: ['fidelity.parts-arrive'],
    bend: eachMessage((message) =>
      Array.isArray(message['content'])
        ? { ...message, content: message['content'].filter((part: JsonObject) => part['type'] === 'text') }
        : message,
    ),
  },
  {
    id: 'joins-parts',
    says: 'passes the first part of a message on for all',
    seen: [live('vision guide')],
    kills: ['fidelity.parts-arrive'],
    bend: eachMessage((message) =>
      Array.isArray(message['content']) ? { ...message, content: message['content'].slice(-1) } : message,
    ),
  },
];
