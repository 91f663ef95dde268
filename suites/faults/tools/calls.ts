import { field, live, openapi } from '../../../spec/sources.ts';
import type { Fault } from '../../fault.ts';
import { eachCall, functionOf, withFunction } from '../../tool-bends.ts';

const function_ = openapi('#/components/schemas/ToolCall/properties/function');

/** Tool calls of completions that are not streamed, each broken in one of its fields. */
export const callFaults: readonly Fault[] = [
  {
    id: 'tool-arguments-as-object',
    says: 'sends the arguments of a call as an object',
    seen: [field('ggml-org/llama.cpp#20198'), field('ggml-org/llama.cpp#20202')],
    kills: ['tools.call-shape'],
    bend: eachCall((call) => withFunction(call, { arguments: JSON.parse(String(functionOf(call)['arguments'])) })),
  },
  {
    id: 'tool-arguments-encoded-twice',
    says: 'encodes the arguments of a call a second time',
    seen: [function_],
    kills: ['tools.call-shape'],
    bend: eachCall((call) => withFunction(call, { arguments: JSON.stringify(functionOf(call)['arguments']) })),
  },
  {
    id: 'tool-calls-without-id',
    says: 'gives calls no id',
    seen: [field('anomalyco/opencode#47954'), field('BerriAI/litellm#11407')],
    kills: ['tools.call-shape'],
    bend: eachCall((call) => ({ ...call, id: null })),
  },
  {
    id: 'tool-calls-without-type',
    says: 'gives calls no type',
    seen: [openapi('#/components/schemas/ToolCall')],
    kills: ['tools.call-shape'],
    bend: eachCall(({ type: _dropped, ...call }) => call),
  },
  {
    id: 'tool-calls-flat',
    says: 'puts the name and the arguments of a call beside its id',
    seen: [openapi('#/components/schemas/ToolCall')],
    kills: ['tools.call-shape'],
    bend: eachCall(({ function: called, ...call }) => ({ ...call, ...(called as object) })),
  },
  {
    id: 'tool-arguments-in-python',
    says: 'prints the arguments of a call as Python does',
    seen: [function_],
    kills: ['tools.arguments-fit'],
    bend: eachCall((call) =>
      withFunction(call, { arguments: String(functionOf(call)['arguments']).replaceAll('"', "'") }),
    ),
  },
  {
    id: 'tool-arguments-invented',
    says: 'adds an argument that the tool does not declare',
    seen: [live('function calling guide')],
    kills: ['tools.arguments-fit'],
    bend: eachCall((call) => withFunction(call, { arguments: '{"city":"Paris","unit":"C"}' })),
  },
  {
    id: 'empty-arguments-as-nothing',
    says: 'sends the arguments of a call without parameters as an empty text',
    seen: [field('simonw/llm#1164'), field('vllm-project/vllm#19419')],
    kills: ['tools.empty-arguments'],
    bend: eachCall((call) => (functionOf(call)['arguments'] === '{}' ? withFunction(call, { arguments: '' }) : call)),
  },
  {
    id: 'tools-renamed',
    says: 'calls a tool by a longer name than the one it was given',
    seen: [function_],
    kills: ['tools.known-name'],
    bend: eachCall((call) => withFunction(call, { name: `functions.${String(functionOf(call)['name'])}` })),
  },
  {
    id: 'one-id-for-all-calls',
    says: 'gives all calls of a message one id',
    seen: [openapi('#/components/schemas/ToolCall/properties/id')],
    kills: ['tools.unique-ids'],
    bend: eachCall((call) => ({ ...call, id: 'call_0' })),
  },
  {
    id: 'strict-arguments-cut',
    says: 'cuts the arguments of a call',
    seen: [function_],
    kills: ['tools.parse-helper'],
    bend: eachCall((call) => withFunction(call, { arguments: String(functionOf(call)['arguments']).slice(0, -1) })),
  },
  {
    id: 'strict-arguments-renamed',
    says: 'names an argument otherwise than the schema does',
    seen: [live('structured outputs guide')],
    kills: ['tools.strict-arguments'],
    bend: eachCall((call) => withFunction(call, { arguments: '{"location":"Paris"}' })),
  },
];
