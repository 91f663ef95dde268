import { field, openapi } from '../../../spec/sources.ts';
import { eachCompletion, type JsonObject, withChoice } from '../../bend.ts';
import { messagesOf, passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const parts = openapi('#/components/schemas/UserMessage/properties/content');

/** Passes lists of parts on as something else. */
const reading = (change: (parts: readonly unknown[]) => unknown): Fault['bend'] =>
  passingOn(
    (body): JsonObject => ({
      ...body,
      messages: messagesOf(body).map((one) =>
        Array.isArray(one['content']) ? { ...one, content: change(one['content']) } : one,
      ),
    }),
  );

export const lostParts: readonly Fault[] = [
  {
    id: 'reads-the-first-part',
    says: 'reads the first part of a list and no other',
    seen: [parts],
    kills: ['requests.text-parts'],
    bend: reading((all) => all.slice(0, 1)),
  },
  {
    id: 'writes-parts-as-objects',
    says: 'makes a text of a list of parts as JavaScript does',
    seen: [parts],
    kills: ['requests.text-parts'],
    bend: reading((all) => `Repeat exactly: ${String(all)}`),
  },
  {
    id: 'answers-parts-with-parts',
    says: 'answers a list of parts with a list of parts',
    seen: [field('vercel/ai#13703')],
    kills: ['chat.schema'],
    bend: {
      json: eachCompletion((completion, { json }) => {
        if (!messagesOf(json as JsonObject).some(({ content }) => Array.isArray(content))) return completion;
        return withChoice(completion, { message: { role: 'assistant', content: [{ type: 'text', text: 'OK' }] } });
      }),
    },
  },
  {
    id: 'reads-the-last-message',
    says: 'passes on the last message of a conversation and nothing of what was said before',
    seen: [openapi('#/components/schemas/ChatCompletionRequest/properties/messages')],
    kills: ['semantics.prompt-tokens-steady'],
    bend: passingOn((body) => ({ ...body, messages: messagesOf(body).slice(-1) })),
  },
  {
    id: 'loses-system-messages',
    says: 'passes a conversation on without its system messages',
    seen: [openapi('#/components/schemas/ChatCompletionRequest/properties/messages')],
    kills: ['semantics.prompt-tokens-steady'],
    bend: passingOn((body) => {
      const heard = messagesOf(body).filter(({ role }) => role !== 'system');
      return heard.length === 0 ? body : { ...body, messages: heard };
    }),
  },
];
