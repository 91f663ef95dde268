import { field, openapi } from '../../../spec/sources.ts';
import { eachCompletion, firstChoice, type JsonObject, withChoice } from '../../bend.ts';
import { passingOn, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const logprobs = openapi('#/components/schemas/ChatCompletionLogprobs');

/** Changes the log probabilities of whole answers. */
const withLogprobs = (change: (tokens: readonly JsonObject[]) => unknown): Fault['bend'] => ({
  json: eachCompletion((completion) => {
    const found = firstChoice(completion)?.['logprobs'] as { readonly content: readonly JsonObject[] } | null;
    return found === null ? completion : withChoice(completion, { logprobs: change(found.content) });
  }),
});

export const choiceFaults: readonly Fault[] = [
  {
    id: 'ignores-n',
    says: 'returns one choice, however many were asked for',
    seen: [field('InternLM/lmdeploy#1787')],
    kills: ['semantics.n-choices'],
    bend: passingOn((body) => ({ ...body, n: undefined })),
  },
  {
    id: 'numbers-every-choice-0',
    says: 'gives every choice the index 0',
    seen: [openapi('#/components/schemas/ChatCompletionChoice/properties/index')],
    kills: ['semantics.n-choices'],
    bend: {
      json: eachCompletion((completion) => ({
        ...completion,
        choices: (completion['choices'] as JsonObject[]).map((choice) => ({ ...choice, index: 0 })),
      })),
    },
  },
  {
    id: 'drops-logprobs',
    says: 'takes logprobs and returns none',
    seen: [field('ollama/ollama#16117')],
    kills: ['semantics.logprobs'],
    bend: withLogprobs(() => null),
  },
  {
    id: 'returns-legacy-logprobs',
    says: 'returns logprobs in the form of legacy completions',
    seen: [field('vllm-project/vllm#3179')],
    kills: ['semantics.logprobs'],
    bend: withLogprobs((tokens) => ({
      tokens: tokens.map(({ token }) => token),
      token_logprobs: tokens.map(({ logprob }) => logprob),
      top_logprobs: null,
      text_offset: tokens.map((_, index) => index),
    })),
  },
  {
    id: 'returns-likelihoods',
    says: 'returns probabilities and not their logarithms',
    seen: [logprobs],
    kills: ['semantics.logprobs'],
    bend: withLogprobs((tokens) => ({ content: tokens.map((token) => ({ ...token, logprob: 0.9 })), refusal: null })),
  },
  {
    id: 'wants-alternatives',
    says: 'refuses logprobs without top_logprobs',
    seen: [field('vllm-project/vllm#4795')],
    kills: ['semantics.logprobs'],
    bend: refusing(
      (body) => body['logprobs'] === true && !('top_logprobs' in body),
      "TypeError: '>=' not supported between instances of 'NoneType' and 'int'",
    ),
  },
];
