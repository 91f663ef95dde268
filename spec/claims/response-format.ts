import { claimsOf, decided } from '../claim.ts';

export const responseFormat = claimsOf('response-format', {
  status: decided(
    'Success is status 200 with the completion itself, and no other status of success',
    'chat.answers-200',
    'http.only-200-succeeds',
  ),
  structure: decided(
    'A completion has every required field of its documented form, each of its type: `id`, `object`, `created`, `model`, `choices`',
    'chat.schema',
  ),
  'object-type': decided('A completion calls itself `chat.completion`', 'chat.schema'),
  choices: decided(
    'Choices carry an index, a message and a reason for their end',
    'chat.schema',
    'chat.one-choice',
    'semantics.n-choices',
  ),
  'finish-reasons': decided(
    'The reason for the end is the true one',
    'semantics.max-tokens',
    'semantics.stop',
    'agreement.finish-reason',
  ),
  usage: decided(
    'Usage is reported and adds up',
    'chat.usage-present',
    'chat.usage-adds-up',
    'chat.usage-details-fit',
    'semantics.prompt-tokens-steady',
  ),
  ids: decided('Every completion has an id of its own', 'chat.unique-ids', 'concurrency.own-id'),
  created: decided('The time of a completion is the time it was made', 'chat.created-now'),
  model: decided('A completion names the model that answered', 'chat.model-named'),
  json: decided(
    'Bodies are one JSON value in UTF-8 and labelled so',
    'http.json-media-type',
    'http.one-json-value',
    'http.length-is-true',
  ),
  'usage-both-ways': decided(
    'A streamed answer is counted like a whole one',
    'agreement.prompt-tokens',
    'agreement.completion-tokens',
  ),
  content: decided('The answer stands in `content`', 'semantics.says-the-answer'),
  logprobs: decided(
    'Log probabilities are given in the documented form where they are asked for, or refused by name',
    'semantics.logprobs',
    'streaming.logprobs',
  ),
  text: decided('Characters of every script arrive as they are', 'semantics.unicode'),
});
