import { field, live, openapi } from '../../../spec/sources.ts';
import type { Bend, Received } from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import { asking, errorBody } from '../../refusals.ts';
import { askedOf, hasResult } from '../../tool-bends.ts';

const refusing = (picks: (request: Received) => boolean, message: string, param: string, status = 400): Bend => ({
  answer: (request) => (picks(request) ? { status, body: errorBody(message, { param }) } : null),
});

const offers = (request: Received): boolean => askedOf(request, 'tools') !== undefined;
const none = (request: Received): boolean => askedOf(request, 'tool_choice') === 'none';
const isStrict = (request: Received): boolean => JSON.stringify(askedOf(request, 'tools') ?? '').includes('"strict"');

/** What a gateway need not offer, cleanly declined. */
export const refusalVariants: readonly Variant[] = [
  {
    id: 'no-tools',
    says: 'offers no tools, and says so',
    allowed: [openapi('#/components/schemas/ChatCompletionRequest/properties/tools')],
    bend: refusing(
      (request) => offers(request) || askedOf(request, 'functions') !== undefined,
      'This model does not support tools.',
      'tools',
    ),
  },
  {
    id: 'no-free-calls',
    says: 'calls tools only when tool_choice forces it, and says so',
    allowed: [field('vllm-project/vllm#6631')],
    bend: refusing(
      (request) => offers(request) && (askedOf(request, 'tool_choice') ?? 'auto') === 'auto' && !hasResult(request),
      '"auto" tool choice requires a tool call parser to be set',
      'tool_choice',
    ),
  },
  {
    id: 'no-forced-calls',
    says: 'leaves the choice of tools to the model, and refuses tool_choice',
    allowed: [openapi('#/components/schemas/ToolChoice')],
    bend: refusing(
      (request) => ['required', 'object'].includes(kindOf(askedOf(request, 'tool_choice'))),
      'tool_choice is not supported',
      'tool_choice',
    ),
  },
  {
    id: 'no-strict-tools',
    says: 'refuses strict tools',
    allowed: [openapi('#/components/schemas/FunctionTool/properties/function')],
    bend: refusing(isStrict, 'strict functions are not supported', 'tools[0].function.strict'),
  },
  {
    id: 'no-parallel-off',
    says: 'does not know parallel_tool_calls',
    allowed: [openapi('#/components/schemas/ChatCompletionRequest/properties/parallel_tool_calls')],
    bend: refusing(
      (request) => askedOf(request, 'parallel_tool_calls') !== undefined,
      'Unrecognized request argument: parallel_tool_calls',
      'parallel_tool_calls',
    ),
  },
  {
    id: 'one-choice-with-tools',
    says: 'makes one choice only beside tools, and says so',
    allowed: [openapi('#/components/schemas/ChatCompletionRequest/properties/n')],
    bend: refusing((request) => offers(request) && askedOf(request, 'n') === 2, 'n must be 1', 'n'),
  },
  {
    id: 'choice-without-tools',
    says: 'answers tool_choice "none" without tools',
    allowed: [openapi('#/components/schemas/ToolChoice')],
    bend: {
      request: (request) =>
        none(request) && !offers(request)
          ? asking(request, { tool_choice: undefined, parallel_tool_calls: undefined })
          : request,
    },
  },
  {
    id: 'wants-its-thoughts-back',
    says: 'refuses a history without the thoughts that belong to it',
    allowed: [live('function calling guide')],
    bend: refusing(
      (request) => hasResult(request),
      'The reasoning_content in the thinking mode must be passed back to the API.',
      'messages',
    ),
  },
];

function kindOf(choice: unknown): string {
  return typeof choice === 'object' ? 'object' : String(choice ?? 'auto');
}
