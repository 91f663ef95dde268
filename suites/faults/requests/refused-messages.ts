import { field, openapi } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { failingSilently, hasPart, messagesOf, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const message = openapi('#/components/schemas/ChatCompletionMessageParam');

const from = (role: string) => (body: JsonObject) => messagesOf(body).some((one) => one['role'] === role);
const listFrom = (role: string) => (body: JsonObject) =>
  messagesOf(body).some((one) => one['role'] === role && Array.isArray(one['content']));
const systemAt = (place: number) => (body: JsonObject) => messagesOf(body).at(place)?.['role'] === 'system';
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
  {
    id: 'breaks-on-a-late-system',
    says: 'breaks down over a system message that is not the first',
    seen: [field('ollama/ollama#17754')],
    kills: ['errors.never-5xx'],
    bend: refusing(systemAt(-1), 'template: unexpected system message', { type: 'server_error' }, 500),
  },
  {
    id: 'fails-on-two-systems',
    says: 'answers two system messages with an error under status 200',
    seen: [field('ollama/ollama#17754')],
    kills: ['requests.system-anywhere'],
    bend: failingSilently((body) => systemAt(0)(body) && systemAt(1)(body)),
  },
  {
    id: 'fails-on-audio',
    says: 'answers audio with an error under status 200',
    seen: [openapi('#/components/schemas/AudioPart')],
    kills: ['requests.media-parts'],
    bend: failingSilently((body) => hasPart(body, 'input_audio')),
  },
  {
    id: 'finds-no-files',
    says: 'answers a file part with 404',
    seen: [openapi('#/components/schemas/FilePart')],
    kills: ['requests.media-parts'],
    bend: refusing((body) => hasPart(body, 'file'), 'Not found', {}, 404),
  },
];
