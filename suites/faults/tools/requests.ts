import { field, live, openapi } from '../../../spec/sources.ts';
import type { JsonObject, Received, Reply } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { asking, errorBody } from '../../refusals.ts';
import { askedOf, hasResult } from '../../tool-bends.ts';

const refused = (message: string, status = 400): Reply => ({ status, body: errorBody(message) });

/** Refuses the requests that `picks` picks. */
const refusing = (picks: (request: Received) => boolean, reply: Reply) => ({
  answer: (request: Received) => (picks(request) ? reply : null),
});

const named = (request: Received): boolean => typeof askedOf(request, 'tool_choice') === 'object';
const none = (request: Received): boolean => askedOf(request, 'tool_choice') === 'none';
const offers = (request: Received): boolean => askedOf(request, 'tools') !== undefined;

const messagesOf = (request: Received) => (askedOf(request, 'messages') ?? []) as readonly JsonObject[];
const callsWith = (request: Received, test: (message: JsonObject) => boolean): boolean =>
  Array.isArray(askedOf(request, 'messages')) && messagesOf(request).some((one) => 'tool_calls' in one && test(one));

/** What is asked, changed or refused on its way in. */
export const requestFaults: readonly Fault[] = [
  {
    id: 'chooses-for-itself',
    says: 'lets the model choose whatever tool_choice says',
    seen: [live('function calling guide')],
    kills: ['tools.enforces-choice'],
    bend: { request: (request) => (offers(request) ? asking(request, { tool_choice: undefined }) : request) },
  },
  {
    id: 'calls-another-tool',
    says: 'calls another tool than the one that tool_choice names',
    seen: [openapi('#/components/schemas/ToolChoice')],
    kills: ['tools.enforces-choice'],
    bend: { request: (request) => (named(request) ? asking(request, { tool_choice: 'required' }) : request) },
  },
  {
    id: 'calls-despite-none',
    says: 'calls a tool although tool_choice is "none"',
    seen: [field('vllm-project/vllm#9426')],
    kills: ['tools.choice-none'],
    bend: {
      request: (request) => (none(request) && offers(request) ? asking(request, { tool_choice: 'auto' }) : request),
    },
  },
  {
    id: 'calls-despite-none-in-streams',
    says: 'calls a tool in a stream although tool_choice is "none"',
    seen: [field('vllm-project/vllm#9426')],
    kills: ['tools.choice-none'],
    bend: {
      request: (request) =>
        none(request) && offers(request) && askedOf(request, 'stream') === true
          ? asking(request, { tool_choice: 'required' })
          : request,
    },
  },
  {
    id: 'refuses-choice-none',
    says: 'refuses tool_choice "none" beside tools',
    seen: [field('vllm-project/vllm#9426')],
    kills: ['tools.choice-none-accepted'],
    bend: refusing((request) => none(request) && offers(request), refused('tool_choice must be auto')),
  },
  {
    id: 'loses-choice-none',
    says: 'answers tool_choice "none" without tools as if there were no such place',
    seen: [field('QuantumNous/new-api#2763')],
    kills: ['tools.choice-none-accepted'],
    bend: refusing((request) => none(request) && !offers(request), refused('Not found', 404)),
  },
  {
    id: 'ignores-parallel-off',
    says: 'makes several calls although parallel_tool_calls is false',
    seen: [openapi('#/components/schemas/ChatCompletionRequest/properties/parallel_tool_calls')],
    kills: ['tools.parallel-off'],
    bend: { request: (request) => (offers(request) ? asking(request, { parallel_tool_calls: undefined }) : request) },
  },
  {
    id: 'refuses-null-content',
    says: 'refuses an assistant message whose content is null',
    seen: [field('lmstudio-ai/lmstudio-bug-tracker#261'), field('Portkey-AI/gateway#995')],
    kills: ['tools.history-null-content'],
    bend: refusing(
      (request) => callsWith(request, ({ content }) => content === null),
      refused('invalid message content type: <nil>'),
    ),
  },
  {
    id: 'refuses-tool-messages',
    says: 'does not know the role of a tool result',
    seen: [field('mistralai/mistral-common#324')],
    kills: ['tools.history-null-content'],
    bend: refusing(hasResult, refused("messages[2].role: unknown role 'tool'", 422)),
  },
  {
    id: 'refuses-absent-content',
    says: 'refuses an assistant message without content',
    seen: [field('jekalmin/extended_openai_conversation#456'), field('langchain4j/langchain4j#1958')],
    kills: ['tools.history-absent-content'],
    bend: refusing(
      (request) => callsWith(request, (message) => !('content' in message)),
      refused('messages[1].content: field required'),
    ),
  },
  {
    id: 'refuses-second-turns',
    says: 'refuses the result of its own call',
    seen: [field('Portkey-AI/gateway#995')],
    kills: ['tools.round-trip'],
    bend: refusing(hasResult, refused('Conversation roles must alternate user/assistant')),
  },
  {
    id: 'refuses-streamed-second-turns',
    says: 'refuses the result of its own call when the answer is to be streamed',
    seen: [field('Portkey-AI/gateway#995')],
    kills: ['tools.run-tools'],
    bend: refusing(
      (request) => hasResult(request) && askedOf(request, 'stream') === true,
      refused('Conversation roles must alternate user/assistant'),
    ),
  },
  {
    id: 'refuses-streamed-tools',
    says: 'refuses tools in a stream without a word about either',
    seen: [field('vllm-project/vllm#6631')],
    kills: ['tools.stream-carries-calls'],
    bend: refusing((request) => offers(request) && askedOf(request, 'stream') === true, refused('Bad request')),
  },
  {
    id: 'refuses-tools-without-saying-so',
    says: 'refuses tools with an error that does not name them',
    seen: [field('vllm-project/vllm#6631'), field('runpod-workers/worker-vllm#85')],
    kills: ['tools.offered'],
    bend: refusing(offers, refused('Extra inputs are not permitted')),
  },
  {
    id: 'breaks-on-tools',
    says: 'breaks on a history with null content',
    seen: [field('Portkey-AI/gateway#995')],
    kills: ['errors.never-5xx'],
    bend: refusing((request) => callsWith(request, ({ content }) => content === null), refused('Internal error', 500)),
  },
  {
    id: 'takes-faulty-tools',
    says: 'takes tools that no model could call',
    seen: [live('chat completions, create')],
    kills: ['tools.refuses-faulty-tools'],
    bend: {
      request: (request) =>
        /bad name!|"parameters":"none"/.test(request.body.toString()) ? asking(request, { tools: undefined }) : request,
    },
  },
  {
    id: 'ignores-functions',
    says: 'drops the deprecated functions without a word',
    seen: [field('runpod-workers/worker-vllm#85')],
    kills: ['tools.legacy-functions'],
    bend: {
      request: (request) =>
        askedOf(request, 'functions') === undefined
          ? request
          : asking(request, { functions: undefined, function_call: undefined }),
    },
  },
];
