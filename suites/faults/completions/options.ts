import { field, openapi } from '../../../spec/sources.ts';
import { isFor } from '../../bend.ts';
import { askingLegacy, eachLegacy, type isCompletions } from '../../completion-answers.ts';
import { fieldOf, refusing } from '../../embedding-answers.ts';
import type { Fault } from '../../fault.ts';
import { inPlaceOf } from '../../refusals.ts';

const has = (prompt: unknown, kind: string): prompt is unknown[] => Array.isArray(prompt) && typeof prompt[0] === kind;

export const joinsPrompts: Fault = {
  id: 'joins-prompts',
  says: 'joins a list of prompts to one',
  seen: [field('huggingface/transformers#44558')],
  kills: ['completions.prompt-list'],
  bend: askingLegacy(({ prompt, ...body }) => ({ ...body, prompt: has(prompt, 'string') ? prompt.join('') : prompt })),
};

export const numbersPromptsAlike: Fault = {
  id: 'numbers-prompts-alike',
  says: 'gives the answers to a list of prompts the index 0 all of them',
  seen: [openapi('#/components/schemas/CompletionChoice/properties/index')],
  kills: ['completions.prompt-list'],
  bend: eachLegacy((body) => ({
    ...body,
    choices: (body['choices'] as object[]).map((choice) => ({ ...choice, index: 0 })),
  })),
};

export const joinsTokens: Fault = {
  id: 'joins-tokens',
  says: 'joins lists of tokens to one prompt',
  seen: [field('sgl-project/sglang#736')],
  kills: ['completions.token-prompts'],
  bend: askingLegacy(({ prompt, ...body }) => ({ ...body, prompt: has(prompt, 'object') ? prompt.flat() : prompt })),
};

export const forgetsToEcho: Fault = {
  id: 'forgets-to-echo',
  says: 'takes `echo` and leaves the prompt out',
  seen: [openapi('#/components/schemas/CompletionRequest/properties/echo')],
  kills: ['completions.echo'],
  bend: askingLegacy((body) => ({ ...body, echo: undefined })),
};

export const wantsBooleanLogprobs: Fault = {
  id: 'wants-boolean-logprobs',
  says: 'takes only true and false for the number of log probabilities',
  seen: [field('raullenchai/Rapid-MLX#733')],
  kills: ['completions.logprobs'],
  bend: refusing(
    '/completions',
    (request) => typeof fieldOf(request, 'logprobs') === 'number',
    422,
    'logprobs: Input should be a valid boolean',
    'logprobs',
  ),
};

export const chatLogprobsInCompletions: Fault = {
  id: 'chat-logprobs-in-completions',
  says: 'answers with log probabilities in the shape of chat',
  seen: [openapi('#/components/schemas/CompletionLogprobs')],
  kills: ['completions.logprobs'],
  bend: eachLegacy((body, request) =>
    fieldOf(request, 'logprobs') === 3
      ? {
          ...body,
          choices: (body['choices'] as object[]).map((choice) => ({
            ...choice,
            logprobs: { content: [{ token: 'OK', logprob: -0.1, bytes: null, top_logprobs: [] }], refusal: null },
          })),
        }
      : body,
  ),
};

const sendsNull = (name: string) => (request: Parameters<typeof isCompletions>[0]) => fieldOf(request, name) === null;

export const refusesNulls: Fault = {
  id: 'completions-refuse-nulls',
  says: 'refuses null for the number of tokens',
  seen: [field('vllm-project/vllm#19862')],
  kills: ['completions.nulls'],
  bend: refusing('/completions', sendsNull('max_tokens'), 422, 'max_tokens: Input should be an integer', 'max_tokens'),
};

export const fallsOverNulls: Fault = {
  id: 'falls-over-nulls',
  says: 'answers null for the number of tokens with 500',
  seen: [field('vllm-project/vllm#19862')],
  kills: ['errors.never-5xx'],
  bend: refusing('/completions', sendsNull('max_tokens'), 500, 'unsupported operand type'),
};

export const completesNothing: Fault = {
  id: 'completes-nothing',
  says: 'completes an empty prompt when there is none',
  seen: [openapi('#/components/schemas/CompletionRequest')],
  kills: ['completions.missing-fields'],
  bend: askingLegacy((body) => ({ prompt: 'nothing', ...body })),
};

export const refusesInHtml: Fault = {
  id: 'completions-refuse-in-html',
  says: 'answers a faulty legacy completion with an HTML page',
  seen: [field('CosmosShadow/gptpdf#33')],
  kills: ['errors.envelope'],
  bend: inPlaceOf((head, request) => isFor(request, '/completions') && head.status === 400, {
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>400 Bad Request</h1></body></html>',
  }),
};
