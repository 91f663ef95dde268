import { live, openapi, rfc } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { eachLegacy, eachLegacyChunk } from '../../completion-answers.ts';
import { fieldOf, refusing } from '../../embedding-answers.ts';
import type { Variant } from '../../fault.ts';

export const hasNoCompletions: Variant = {
  id: 'has-no-completions',
  says: 'has no legacy completions',
  allowed: [rfc('9110 §15.5.5')],
  bend: refusing('/completions', () => true, 404, 'Invalid URL (POST /v1/completions)'),
};

export const onlyChats: Variant = {
  id: 'only-chats',
  says: 'refuses legacy completions for a model that chats',
  allowed: [live('completions, create')],
  bend: refusing(
    '/completions',
    (request) => fieldOf(request, 'model') !== undefined && fieldOf(request, 'prompt') !== undefined,
    400,
    'This is a chat model and not supported in the v1/completions endpoint.',
    'model',
  ),
};

export const onePromptAtATime: Variant = {
  id: 'one-prompt-at-a-time',
  says: 'refuses lists of prompts, and tokens',
  allowed: [openapi('#/components/schemas/CompletionRequest/properties/prompt')],
  bend: refusing(
    '/completions',
    (request) => Array.isArray(fieldOf(request, 'prompt')),
    400,
    'prompt: only one text is supported',
    'prompt',
  ),
};

export const completesWithoutOptions: Variant = {
  id: 'completes-without-options',
  says: 'refuses echo, suffix and log probabilities',
  allowed: [openapi('#/components/schemas/CompletionRequest')],
  bend: refusing(
    '/completions',
    (request) => ['echo', 'suffix', 'logprobs'].some((name) => (fieldOf(request, name) ?? null) !== null),
    400,
    'echo, suffix and logprobs are not supported by this server',
  ),
};

export const bareCompletions: Variant = {
  id: 'bare-completions',
  says: 'leaves log probabilities out of legacy completions where there are none',
  allowed: [openapi('#/components/schemas/CompletionChoice')],
  bend: { ...eachLegacy(withoutLogprobs), ...eachLegacyChunk((chunk) => withoutLogprobs(chunk)) },
};

function withoutLogprobs(body: JsonObject): JsonObject {
  const choices = body['choices'] as JsonObject[]; // the gateway's own
  return {
    ...body,
    choices: choices.map(({ logprobs, ...choice }) => (logprobs === null ? choice : { ...choice, logprobs })),
  };
}

export const completionsLikeChats: Variant = {
  id: 'completions-like-chats',
  says: 'begins the ids of legacy completions like those of chats',
  allowed: [openapi('#/components/schemas/Completion/properties/id')],
  bend: eachLegacyChunk((chunk) => ({ ...chunk, id: `chatcmpl-${chunk['id']}` })),
};
