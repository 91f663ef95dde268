import { field, openapi } from '../../../spec/sources.ts';
import { failingSilently, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const request = openapi('#/components/schemas/ChatCompletionRequest');

export const refusedValues: readonly Fault[] = [
  {
    id: 'wants-a-limit',
    says: 'refuses a request without a limit of tokens',
    seen: [request],
    kills: ['requests.minimal'],
    bend: refusing((body) => !('max_tokens' in body || 'max_completion_tokens' in body), 'max_tokens: field required'),
  },
  {
    id: 'forgets-to-answer-without-options',
    says: 'answers a request of nothing but a model and a message with an error under status 200',
    seen: [field('huggingface/text-generation-inference#1896')],
    kills: ['requests.minimal'],
    bend: failingSilently((body) => Object.keys(body).length === 2),
  },
  {
    id: 'refuses-nulls',
    says: 'refuses null where a parameter is not set',
    seen: [request],
    kills: ['requests.nulls'],
    bend: refusing((body) => Object.values(body).includes(null), 'Input should be a valid number', {}, 422),
  },
  {
    id: 'refuses-top-p-of-one',
    says: 'wants top_p to be less than 1',
    seen: [field('huggingface/text-generation-inference#1896')],
    kills: ['requests.boundaries'],
    bend: refusing(({ top_p }) => top_p === 1, '`top_p` must be > 0.0 and < 1.0'),
  },
  {
    id: 'refuses-negative-penalties',
    says: 'wants penalties to be zero or more',
    seen: [openapi('#/components/schemas/Penalty')],
    kills: ['requests.boundaries'],
    bend: refusing(
      ({ presence_penalty: penalty }) => typeof penalty === 'number' && penalty < 0,
      'presence_penalty: Input should be greater than or equal to 0',
    ),
  },
  {
    id: 'refuses-great-heat',
    says: 'wants temperature to be 1 or less',
    seen: [openapi('#/components/schemas/Temperature')],
    kills: ['requests.boundaries'],
    bend: refusing(({ temperature }) => Number(temperature) > 1, 'temperature: range: 0..1'),
  },
  {
    id: 'fails-on-many-parameters',
    says: 'answers a request of many parameters with an error under status 200',
    seen: [field('runpod-workers/worker-vllm#57')],
    kills: ['requests.full-parameters'],
    bend: failingSilently((body) => Object.keys(body).length > 10 && 'logit_bias' in body && !('logprobs' in body)),
  },
  {
    id: 'loses-newer-parameters',
    says: 'answers a request with a parameter of this year with an error under status 200',
    seen: [field('runpod-workers/worker-vllm#57')],
    kills: ['requests.newer-parameters'],
    bend: failingSilently((body) => 'verbosity' in body),
  },
  {
    id: 'breaks-on-newer-parameters',
    says: 'breaks down over a parameter that it does not know',
    seen: [field('vllm-project/vllm#53626')],
    kills: ['errors.never-5xx'],
    bend: refusing((body) => 'prediction' in body, 'Internal server error', { type: 'server_error' }, 500),
  },
];
