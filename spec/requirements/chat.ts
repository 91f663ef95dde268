import { must, requirements, should } from '../requirement.ts';
import { field, openapi, sdk } from '../sources.ts';

export const chat = requirements('chat', {
  'answers-200': must('answer a valid chat completion request with status 200 and the completion itself', {
    source: [openapi('#/paths/~1chat~1completions/post/responses/200'), sdk('openai-node src/internal/parse.ts')],
    breaks: 'both SDKs take any 2xx for the completion: a 202 "queued" reaches the caller as an answer without choices',
  }),
  schema: must('answer a chat completion as a ChatCompletion object', {
    source: [openapi('#/components/schemas/ChatCompletion'), field('Portkey-AI/gateway#858')],
    breaks: '`completion.choices[0].message` throws in every SDK, and typed clients fail to decode',
    after: ['http.one-json-value', 'chat.answers-200'],
  }),
  'one-choice': must('return one choice, with index 0, when `n` is not given', {
    source: [openapi('#/components/schemas/ChatCompletion/properties/choices')],
    breaks: '`choices[0]` is not the answer',
    after: ['chat.schema'],
  }),
  'usage-adds-up': must('report usage whose total_tokens is prompt_tokens plus completion_tokens', {
    source: [openapi('#/components/schemas/CompletionUsage/properties/total_tokens'), field('Portkey-AI/gateway#1210')],
    breaks: 'billing and budgets drift from what the provider charges',
    after: ['chat.schema'],
  }),
  'usage-present': should('report usage on every completion that is not streamed', {
    source: [openapi('#/components/schemas/ChatCompletion/properties/usage'), field('mudler/LocalAI#1194')],
    breaks: 'costs are counted as zero',
    after: ['chat.schema'],
  }),
  'created-now': should('set `created` to the time of the answer in whole seconds', {
    source: [openapi('#/components/schemas/ChatCompletion/properties/created'), field('EricLBuehler/mistral.rs#1805')],
    breaks: '.NET and int32 clients fail on milliseconds; caches and logs are filed under the wrong day',
    after: ['chat.schema', 'streaming.chunk-schema'],
  }),
  'usage-details-fit': should('count cached tokens as part of the prompt, and reasoning tokens as part of the answer', {
    source: [
      openapi('#/components/schemas/CompletionUsage/properties/prompt_tokens_details'),
      openapi('#/components/schemas/CompletionUsage/properties/completion_tokens_details'),
    ],
    breaks: 'prices of cached and reasoning tokens are taken off a count that does not hold them',
    after: ['chat.usage-adds-up'],
  }),
  'unique-ids': should('give every completion an id of its own', {
    source: [openapi('#/components/schemas/ChatCompletion/properties/id')],
    breaks: 'logs and stores that file answers by their id lose all but one',
  }),
  'model-named': should('name the model that was asked for, or a dated or qualified form of it', {
    source: [openapi('#/components/schemas/ChatCompletion/properties/model')],
    breaks: 'usage is booked under a name that nobody ordered',
    after: ['chat.schema'],
  }),
});
