import { field, openapi } from '../../../spec/sources.ts';
import { eachCompletion, firstChoice, type JsonObject, withChoice } from '../../bend.ts';
import { passingOn, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const said = (completion: JsonObject): JsonObject => (firstChoice(completion)?.['message'] ?? {}) as JsonObject;

export const wordFaults: readonly Fault[] = [
  {
    id: 'ignores-stop',
    says: 'lets an answer run past a stop sequence',
    seen: [field('ai-dynamo/dynamo#12562')],
    kills: ['semantics.stop'],
    bend: passingOn((body) => ({ ...body, stop: undefined })),
  },
  {
    id: 'says-the-stop-sequence',
    says: 'ends an answer after a stop sequence and not before it',
    seen: [field('huggingface/text-generation-inference#1724')],
    kills: ['semantics.stop'],
    bend: {
      json: eachCompletion((completion, { json }) => {
        const [stop] = [(json as JsonObject)['stop']].flat();
        const message = said(completion);
        const text = `${String(message['content'])} ${String(stop)}`;
        return stop === undefined ? completion : withChoice(completion, { message: { ...message, content: text } });
      }),
    },
  },
  {
    id: 'wants-stop-as-a-list',
    says: 'does not look at a stop sequence that is a text',
    seen: [field('ai-dynamo/dynamo#12562')],
    kills: ['semantics.stop'],
    bend: passingOn((body) => (typeof body['stop'] === 'string' ? { ...body, stop: undefined } : body)),
  },
  {
    id: 'refuses-stop-as-a-text',
    says: 'refuses a stop sequence that is no list',
    seen: [openapi('#/components/schemas/Stop')],
    kills: ['semantics.stop'],
    bend: refusing((body) => typeof body['stop'] === 'string', "'stop' must be a list.", { param: 'stop' }),
  },
  {
    id: 'hides-the-answer',
    says: 'puts the whole answer into a field for reasoning',
    seen: [field('lmstudio-ai/lmstudio-bug-tracker#1602')],
    kills: ['semantics.says-the-answer'],
    bend: {
      json: eachCompletion((completion) =>
        withChoice(completion, { message: { role: 'assistant', content: '', reasoning_content: 'OK' } }),
      ),
    },
  },
];
