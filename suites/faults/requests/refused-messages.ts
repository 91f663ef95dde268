import { field, openapi } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { messagesOf, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const message = openapi('#/components/schemas/ChatCompletionMessageParam');

const from = (role: string) => (body: JsonObject) => messagesOf(body).some((one) => one['role'] === role);
const listFrom = (role: string) => (body: JsonObject) =>
  messagesOf(body).some((one) => one['role'] === role && Array.isArray(one['content']));
const notAString = 'Input should be a valid string';

export const refusedMessages: readonly Fault[] = [
  {
    id: 'refuses-a-second-turn',
    says: 'takes no earlier answer in a conversation',
    seen: [message],
    kills: ['requests.message-roles'],
    bend: refusing(from('assistant'), 'Only user messages are supported.'),
  },
  {
    id: 'refuses-developers',
    says: 'knows no role developer',
    seen: [field('earendil-works/pi#1048')],
    kills: ['requests.developer-role'],
    bend: refusing(from('developer'), 'unknown variant `developer`, expected one of `system`, `user`'),
  },
  {
    id: 'refuses-lists-of-users',
    says: 'wants the content of a user message to be a text',
    seen: [openapi('#/components/schemas/UserMessage/properties/content')],
    kills: ['requests.text-parts'],
    bend: refusing(listFrom('user'), `messages.0.content: ${notAString}`, {}, 422),
  },
  {
    id: 'refuses-lists-of-systems',
    says: 'wants the content of a system message to be a text',
    seen: [openapi('#/components/schemas/TextContent')],
    kills: ['requests.parts-in-every-role'],
    bend: refusing(listFrom('system'), `messages.0.content: ${notAString}`, {}, 422),
  },
  {
    id: 'refuses-lists-of-tools',
    says: 'wants the content of a tool message to be a text',
    seen: [openapi('#/components/schemas/ToolMessage')],
    kills: ['requests.parts-in-every-role'],
    bend: refusing(listFrom('tool'), `messages.2.content: tool content: ${notAString}`),
  },
  {
    id: 'refuses-its-own-keys',
    says: 'takes no key of an assistant message but role and content',
    seen: [openapi('#/components/schemas/AssistantMessage')],
    kills: ['requests.own-message'],
    bend: refusing(
      (body) => messagesOf(body).some((one) => 'refusal' in one || 'annotations' in one),
      'messages.1.refusal: Extra inputs are not permitted',
      {},
      422,
    ),
  },
];
