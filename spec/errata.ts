/**
 * Where `openapi.yaml` leaves the official document, which side it takes and why. `npm run spec:compare -- FILE` holds
 * this list against the official document: a difference that is not here fails, and so does a line here that no
 * longer differs.
 */

import { responsesErrata } from './errata-responses.ts';
import { corrected, type Erratum, nullable, optional, type Reason, schemas } from './erratum.ts';
import { field, live, rfc, sdk } from './sources.ts';

export type { Erratum } from './erratum.ts';

const relaxations: readonly Erratum[] = [
  ...optional(
    {
      why: 'Nearly every server but the original leaves it out, the official examples do too, and no SDK needs it.',
      because: [
        live('chat completions reference, the examples "Functions" and "Logprobs"'),
        sdk('openai-node src/lib/parser.ts'),
      ],
    },
    'ChatCompletionMessage/properties/refusal',
    'ChatCompletionChoice/properties/logprobs',
    'ChatCompletionLogprobs/properties/refusal',
    'CompletionChoice/properties/logprobs',
    'CompletionChunkChoice/properties/logprobs',
  ),
  ...optional(
    {
      why: 'Beside tool calls many servers leave it out where the original says null; both SDKs read the two alike.',
      because: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    },
    'ChatCompletionMessage/properties/content',
  ),
  ...optional(
    {
      why: 'SDKs read a missing reason as one that is not known yet, which is what null says.',
      because: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    },
    'ChatCompletionChunkChoice/properties/finish_reason',
    'CompletionChunkChoice/properties/finish_reason',
  ),
  ...optional(
    {
      why: 'SDKs need `data` and the ids in it, nothing else.',
      because: [sdk('openai-node src/core/pagination.ts')],
    },
    'ModelList/properties/object',
    'Model/properties/object',
    'Model/properties/created',
    'Model/properties/owned_by',
  ),
  ...optional(
    {
      why: 'SDKs choose the exception by the status alone; large gateways send errors without these.',
      because: [sdk('openai-node src/core/error.ts'), field('BerriAI/litellm#3142')],
    },
    'Error/properties/type',
    'Error/properties/param',
    'Error/properties/code',
  ),
  ...nullable(
    {
      why: 'Sent by gateways in front of other providers; SDKs choose the exception by the status alone.',
      because: [sdk('openai-node src/core/error.ts'), field('BerriAI/litellm#3142')],
    },
    'Error/properties/type',
  ),
  {
    pointer: `${schemas}/Error/properties/code`,
    differs: 'type',
    official: 'string',
    ours: 'number, string',
    relaxed: true,
    why: 'Several servers repeat the status here. The official SDKs do not mind; typed clients do.',
    because: [field('ggml-org/llama.cpp#5961')],
  },
  ...nullable(
    {
      why: 'Widely used servers write null for what is not there; the SDKs read null and nothing alike.',
      because: [field('sgl-project/sglang#9657'), sdk('openai-node src/lib/ChatCompletionStream.ts')],
    },
    'ChatCompletionMessage/properties/tool_calls',
    'ChatCompletionMessage/properties/function_call',
    'ChatCompletionMessage/properties/annotations',
    'ChatCompletionDelta',
    'ChatCompletionDelta/properties/role',
    'ChatCompletionDelta/properties/tool_calls',
    'ChatCompletionDelta/properties/function_call',
    'ChatCompletion/properties/usage',
    'Completion/properties/usage',
    'CompletionUsage/properties/prompt_tokens_details',
    'CompletionUsage/properties/completion_tokens_details',
    'TokenShare',
  ),
  ...nullable(
    {
      why: 'Only tools declared strict break on it, and only in the Node SDK; `type`, which breaks more, may not be null.',
      because: [field('sgl-project/sglang#35542'), sdk('openai-node src/lib/ChatCompletionStream.ts')],
    },
    'ToolCallDelta/properties/id',
    'ToolCallDelta/properties/function/properties/name',
  ),
  ...nullable(
    {
      why: 'The live API itself has answered with null.',
      because: [live('chat completions, non-streamed body of September 2024')],
    },
    'ChatCompletion/properties/system_fingerprint',
    'ChatCompletionChunk/properties/system_fingerprint',
    'Completion/properties/system_fingerprint',
    'CompletionChunk/properties/system_fingerprint',
  ),
  {
    pointer: `${schemas}/UsedServiceTier`,
    differs: 'values',
    official: '"auto", "default", "fast", "flex", "priority", "scale"',
    ours: 'any',
    relaxed: true,
    why: 'Providers have tiers of their own, such as on_demand, and no SDK acts on the word.',
    because: [sdk('openai-node src/resources/chat/completions/completions.ts')],
  },
];

const notEmpty: Reason = {
  why: 'An empty text says nothing, and SDKs treat it as missing: the Node helper drops the usage of a chunk whose id is empty.',
  because: [sdk('openai-node src/lib/ChatCompletionStream.ts'), sdk('openai-node src/core/error.ts')],
};

const newer: Reason = {
  why: 'The SDK already knows it, so its users already send or await it.',
  because: [sdk('openai-node 7.57.0 src/resources/chat/completions/completions.ts')],
};

const leftOut: Reason = {
  why: 'A product of one provider that gateways do not offer. Further properties are allowed, so it passes unjudged.',
  because: [sdk('openai-node 7.57.0 src/resources/chat/completions/completions.ts')],
};

const sharedShape: Reason = {
  why: 'The official document uses one schema for the whole answer and for its chunks, in which nothing is known yet.',
  because: [live('completions reference, streaming')],
};

const rounded: Reason = {
  why: 'The official bound is a 64-bit integer rounded by a float, and lies outside the integers it means.',
  because: [live('the official document, CreateChatCompletionRequest.seed')],
};

const corrections: readonly Erratum[] = [
  corrected('ChatCompletion/properties/id', 'minLength', 'none', '1', notEmpty),
  corrected('ChatCompletionChunk/properties/id', 'minLength', 'none', '1', notEmpty),
  corrected('Completion/properties/id', 'minLength', 'none', '1', notEmpty),
  corrected('CompletionChunk/properties/id', 'minLength', 'none', '1', notEmpty),
  corrected('Model/properties/id', 'minLength', 'none', '1', notEmpty),
  corrected('Error/properties/message', 'minLength', 'none', '1', notEmpty),
  corrected('PromptCacheBreakpoint/properties/ttl', 'property', 'absent', 'optional', newer),
  corrected(
    'ImagePart/properties/image_url/properties/detail',
    'values',
    '"auto", "high", "low"',
    '"auto", "high", "low", "original"',
    newer,
  ),
  corrected('ChatCompletionDelta/properties/audio', 'property', 'absent', 'optional', newer),
  corrected('ToolCallDelta/properties/custom', 'property', 'absent', 'optional', newer),
  corrected('ToolCallDelta/properties/type', 'values', '"function"', '"custom", "function"', newer),
  corrected('ChatCompletionRequest', 'property', 'moderation', 'absent', leftOut),
  corrected('ChatCompletion', 'property', 'moderation', 'absent', leftOut),
  corrected('ChatCompletionChunk', 'property', 'moderation', 'absent', leftOut),
  corrected('ChatCompletionRequest/properties/seed', 'minimum', '-9223372036854776000', 'none', rounded),
  corrected('ChatCompletionRequest/properties/seed', 'maximum', '9223372036854776000', 'none', rounded),
  corrected('ChatCompletionRequest/properties/top_logprobs', 'null', 'refused', 'allowed', {
    why: 'Two of its three official declarations allow null and the SDK sends it; the third is an oversight.',
    because: [sdk('openai-node 7.57.0 src/resources/chat/completions/completions.ts')],
  }),
  corrected('Model', 'type', 'object or not', 'object', {
    why: 'Without a type the official schema also accepts a number as a model.',
    because: [sdk('openai-node src/resources/models.ts')],
  }),
  corrected('EmbeddingRequest', 'additionalProperties', 'refused', 'anything', {
    why: 'Every other request is open, and clients send what one provider or another understands.',
    because: [sdk('openai-python extra_body')],
  }),
  corrected('Base64Embedding/properties/embedding', 'type', 'array', 'string', {
    why: 'The official response knows numbers only; both SDKs ask for base64 by default and are sent it.',
    because: [sdk('openai-node src/resources/embeddings.ts'), sdk('openai-python resources/embeddings.py')],
  }),
  corrected('CompletionChunkChoice/properties/finish_reason', 'null', 'refused', 'allowed', sharedShape),
  corrected('CompletionChunk/properties/usage', 'null', 'refused', 'allowed', sharedShape),
];

/** Every deliberate difference between the schemas here and the official ones. */
export const errata: readonly Erratum[] = [...relaxations, ...corrections, ...responsesErrata];

/** What schemas cannot show: where the official document is silent, or live behaviour or an SDK says otherwise. */
export const beyondSchemas: readonly Erratum[] = [
  {
    pointer: '#/components/responses',
    differs: 'responses',
    official: '200 and 429 alone',
    ours: '400, 401, 403, 404, 405, 413, 429 and 5XX',
    why: 'SDKs choose the exception, and whether to retry, by the status.',
    because: [sdk('openai-node src/core/error.ts'), sdk('openai-node src/client.ts')],
  },
  {
    pointer: '#/components/headers',
    differs: 'headers',
    official: 'retry-after on 429 alone',
    ours: 'x-request-id, x-ratelimit-*, retry-after, retry-after-ms, x-should-retry',
    why: 'The live API sends them, and clients throttle and retry by them.',
    because: [live('rate limits guide'), sdk('openai-node src/client.ts')],
  },
  {
    pointer: '#/components/headers/retry-after',
    differs: 'type',
    official: 'integer',
    ours: 'seconds or an HTTP date',
    why: 'RFC 9110 allows both and the SDKs read both.',
    because: [rfc('9110 §10.2.3'), sdk('openai-node src/client.ts')],
  },
  {
    pointer: '#/paths/~1chat~1completions/post/responses/200/content/text~1event-stream/x-framing',
    differs: 'framing',
    official: '[DONE] in the prose of two parameters',
    ours: 'framing, keep-alives, [DONE] and errors in the stream',
    why: 'The bytes between the JSON documents are where gateways break clients.',
    because: [sdk('openai-node src/core/streaming.ts'), sdk('openai-python _streaming.py')],
  },
  {
    pointer: '#/components/responses/Unauthorized',
    differs: 'error.type',
    official: 'any string',
    ours: 'invalid_request_error in the example',
    why: 'It is what the live API sends; no SDK looks at it.',
    because: [live('error codes guide')],
  },
  {
    pointer: '#/components/responses/TooManyRequests',
    differs: 'error.type',
    official: 'any string',
    ours: 'requests or tokens in the example, the limit that was hit',
    why: 'It is what the live API sends; no SDK looks at it.',
    because: [live('rate limits guide')],
  },
  {
    pointer: `${schemas}/ChatCompletionMessage/properties/function_call`,
    differs: 'null',
    official: 'refused',
    ours: 'refused in strict',
    why: 'The types of the Node SDK allow it, the official document does not; strict follows the document.',
    because: [sdk('openai-node 7.57.0 src/resources/chat/completions/completions.ts')],
  },
  {
    pointer: `${schemas}/Error`,
    differs: 'property',
    official: 'absent',
    ours: 'absent',
    why: 'The Node SDK knows `misalignment`, which one provider sends for reasons of its own.',
    because: [sdk('openai-node 7.57.0 src/resources/shared.ts')],
  },
];
