import { corrected, type Erratum, nullable, optional, type Reason } from './erratum.ts';
import { live, sdk } from './sources.ts';

const echo: Reason = {
  why: 'It repeats the request, and servers other than the original leave some of it out. No SDK reads it.',
  because: [sdk('openai-node src/lib/ResponsesParser.ts')],
};

const unread: Reason = {
  why: 'The official examples leave it out themselves, and the SDKs work without it.',
  because: [live('responses reference, streaming example'), sdk('openai-node src/internal/responses')],
};

const openKind: Reason = {
  why: 'A list of the tools of one provider, and longer with every month. What gateways offer of it is judged by name.',
  because: [live('responses reference, the response object')],
};

const leftOut: Reason = {
  why: 'No client needs it from a gateway. Further properties are allowed, so it passes unjudged.',
  because: [live('responses reference, the response object')],
};

const notEmpty: Reason = {
  why: 'An empty text names nothing, so nothing can be found or sent back by it.',
  because: [sdk('openai-node src/internal/responses/response-accumulator.ts')],
};

/** The items of the original, as the comparison words them. */
const kinds = [
  'object "apply_patch_call"',
  'object "apply_patch_call_output"',
  'object "assistant" "message"',
  'object "assistant", "critic", "developer", "discriminator", "system", "tool", "unknown", "user" "additional_tools"',
  'object "code_interpreter_call"',
  'object "compaction"',
  'object "computer_call"',
  'object "computer_call_output"',
  'object "custom_tool_call"',
  'object "custom_tool_call_output"',
  'object "file_search_call"',
  'object "function_call"',
  'object "function_call_output"',
  'object "image_generation_call"',
  'object "local_shell_call"',
  'object "local_shell_call_output"',
  'object "mcp_approval_request"',
  'object "mcp_approval_response"',
  'object "mcp_call"',
  'object "mcp_list_tools"',
  'object "program"',
  'object "program_output"',
  'object "reasoning"',
  'object "shell_call"',
  'object "shell_call_output"',
  'object "tool_search_call"',
  'object "tool_search_output"',
  'object "web_search_call"',
].join('; ');

const relaxed: readonly Erratum[] = [
  ...optional(
    echo,
    ...['created_at', 'error', 'incomplete_details', 'parallel_tool_calls', 'metadata', 'temperature', 'top_p'].map(
      (name) => `ResponseObject/properties/${name}`,
    ),
  ),
  ...optional(
    unread,
    'ResponseUsage/properties/input_tokens_details',
    'ResponseUsage/properties/output_tokens_details',
    'ResponseMessage/properties/status',
    'ResponseText/properties/annotations',
    'ResponseText/properties/logprobs',
    'ResponseTextDelta/properties/logprobs',
    'ResponseTextDone/properties/logprobs',
    'ResponseArgumentsDone/properties/name',
    'ResponseErrorEvent/properties/code',
    'ResponseErrorEvent/properties/param',
    ...[
      'ResponseCreated',
      'ResponseInProgress',
      'ResponseCompleted',
      'ResponseIncomplete',
      'ResponseFailed',
      'ResponseItemAdded',
      'ResponseItemDone',
      'ResponsePartAdded',
      'ResponsePartDone',
      'ResponseTextDelta',
      'ResponseTextDone',
      'ResponseArgumentsDelta',
      'ResponseArgumentsDone',
      'ResponseErrorEvent',
    ].map((name) => `${name}/properties/sequence_number`),
  ),
  ...nullable(
    unread,
    'ResponseUsage/properties/input_tokens_details',
    'ResponseUsage/properties/output_tokens_details',
    'ResponseText/properties/annotations',
    'ResponseText/properties/logprobs',
  ),
];

const everywhere: readonly Erratum[] = [
  ...['ResponseObject/properties/id', 'ResponseMessage/properties/id'].map((place) =>
    corrected(place, 'minLength', 'none', '1', notEmpty),
  ),
  ...['call_id', 'name'].map((name) =>
    corrected(`ResponseFunctionCall/properties/${name}`, 'minLength', 'none', '1', notEmpty),
  ),
  corrected('ResponseObject/properties/status', 'required', 'optional', 'required', {
    why: 'Whether an answer is whole, cut or failed stands nowhere else.',
    because: [sdk('openai-node src/internal/responses/response-accumulator.ts')],
  }),
  corrected('ResponseObject/properties/usage', 'null', 'refused', 'allowed', {
    why: 'The live API and its own examples say null while an answer is under way.',
    because: [live('responses reference, streaming example')],
  }),
  ...['input_tokens_details/properties/cached_tokens', 'input_tokens_details/properties/cache_write_tokens'].map(
    (place) => corrected(`ResponseUsage/properties/${place}`, 'required', 'required', 'optional', unread),
  ),
  corrected(
    'ResponseUsage/properties/output_tokens_details/properties/reasoning_tokens',
    'required',
    'required',
    'optional',
    unread,
  ),
  ...[
    'background',
    'completed_at',
    'conversation',
    'instructions',
    'max_output_tokens',
    'max_tool_calls',
    'moderation',
    'output_text',
    'prompt',
    'prompt_cache_key',
    'prompt_cache_options',
    'prompt_cache_retention',
    'reasoning',
    'safety_identifier',
    'service_tier',
    'text',
    'tool_choice',
    'tools',
    'top_logprobs',
    'truncation',
    'user',
  ].map((name) => corrected('ResponseObject', 'property', name, 'absent', leftOut)),
  ...['caller', 'namespace'].map((name) => corrected('ResponseFunctionCall', 'property', name, 'absent', leftOut)),
  corrected('ResponseObject/properties/error', 'property', 'code', 'absent', openKind),
  ...[
    'ResponseText/properties/annotations',
    'ResponseText/properties/logprobs',
    'ResponseTextDelta/properties/logprobs',
    'ResponseTextDone/properties/logprobs',
  ].map((place) => corrected(place, 'items', 'described', 'anything', leftOut)),
  corrected('ResponseItem', 'variants', kinds, 'object any', openKind),
];

/** Where the schemas of the Responses API leave the official document. */
export const responsesErrata: readonly Erratum[] = [...relaxed, ...everywhere];
