import { field, openapi } from '../../../spec/sources.ts';
import { refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const request = openapi('#/components/schemas/ChatCompletionRequest/properties');
const has = (name: string) => (body: object) => name in body;

export const refusedParameters: readonly Fault[] = [
  {
    id: 'refuses-logit-bias-unnamed',
    says: 'refuses a request for one of its parameters and does not say which',
    seen: [request],
    kills: ['requests.full-parameters'],
    bend: refusing(has('logit_bias'), 'Bad request.'),
  },
  {
    id: 'refuses-store',
    says: 'refuses `store` as an argument that it does not know',
    seen: [field('BerriAI/litellm#15637')],
    kills: ['requests.optional-parameters'],
    bend: refusing(has('store'), 'Unrecognized request argument supplied: store', { param: 'store' }),
  },
  {
    id: 'forbids-metadata',
    says: 'refuses `metadata` as an extra input, with 422',
    seen: [field('anomalyco/opencode#47496')],
    kills: ['requests.optional-parameters'],
    bend: refusing(has('metadata'), 'metadata: Extra inputs are not permitted', {}, 422),
  },
  {
    id: 'refuses-text-format',
    says: 'refuses the response_format that is the default',
    seen: [field('lmstudio-ai/lmstudio-bug-tracker#307')],
    kills: ['requests.response-format-text'],
    bend: refusing(
      ({ response_format }) => (response_format as { type?: unknown } | undefined)?.type === 'text',
      "'response_format.type' must be 'json_schema'",
    ),
  },
  {
    id: 'refuses-safety-identifiers',
    says: 'refuses `safety_identifier`',
    seen: [request],
    kills: ['requests.identifiers'],
    bend: refusing(has('safety_identifier'), 'Unknown parameter: safety_identifier.'),
  },
  {
    id: 'refuses-max-completion-tokens',
    says: 'refuses `max_completion_tokens`',
    seen: [request],
    kills: ['requests.max-completion-tokens'],
    bend: refusing(has('max_completion_tokens'), 'max_completion_tokens: Extra inputs are not permitted', {}, 422),
  },
];
