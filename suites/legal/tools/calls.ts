import { field, live, openapi } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, withChoice, withDelta } from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import {
  askedOf,
  callsTools,
  eachCall,
  eachPiece,
  functionOf,
  messageOf,
  piecesIn,
  withFunction,
} from '../../tool-bends.ts';

const message = openapi('#/components/schemas/ChatCompletionMessage');
const piece = openapi('#/components/schemas/ToolCallDelta');

/** Tool calls in forms that are odd and allowed. */
export const callVariants: readonly Variant[] = [
  {
    id: 'calls-with-words',
    says: 'says something before it calls a tool',
    allowed: [message],
    bend: {
      json: eachCompletion((completion) =>
        callsTools(completion)
          ? withChoice(completion, { message: { ...messageOf(completion), content: 'Let me look.' } })
          : completion,
      ),
      stream: eachChunk((chunk) =>
        piecesIn(chunk).some((one) => 'id' in one && one['index'] === 0)
          ? withDelta(chunk, { content: 'Let me look.' })
          : chunk,
      ),
    },
  },
  {
    id: 'calls-with-empty-content',
    says: 'sends an empty content beside tool calls',
    allowed: [message],
    bend: {
      json: eachCompletion((completion) =>
        callsTools(completion)
          ? withChoice(completion, { message: { ...messageOf(completion), content: '' } })
          : completion,
      ),
      stream: eachChunk((chunk) => (piecesIn(chunk).length > 0 ? withDelta(chunk, { content: '' }) : chunk)),
    },
  },
  {
    id: 'calls-with-an-index',
    says: 'numbers calls that are not streamed, and adds fields of its own',
    allowed: [openapi('#/components/schemas/ToolCall')],
    bend: eachCall((call, index) => ({ ...call, index, extra_content: { google: {} } })),
  },
  {
    id: 'short-call-ids',
    says: 'makes ids of nine letters and digits',
    allowed: [field('vllm-project/vllm#9020')],
    bend: {
      ...eachCall((call) => ({ ...call, id: String(call['id']).slice(-9) })),
      ...eachPiece((one, first) => (first ? { ...one, id: String(one['id']).slice(-9) } : one)),
    },
  },
  {
    id: 'pretty-arguments',
    says: 'writes arguments over several lines',
    allowed: [openapi('#/components/schemas/ToolCall/properties/function')],
    bend: {
      ...eachCall((call) =>
        withFunction(call, { arguments: JSON.stringify(JSON.parse(String(functionOf(call)['arguments'])), null, 2) }),
      ),
      ...eachPiece((one) => (functionOf(one)['arguments'] === '{' ? withFunction(one, { arguments: '{\n  ' }) : one)),
    },
  },
  {
    id: 'types-every-piece',
    says: 'repeats the type in every piece of a call',
    allowed: [piece],
    bend: eachPiece((one) => ({ ...one, type: 'function' })),
  },
  {
    id: 'opens-without-arguments',
    says: 'opens a streamed call without arguments',
    allowed: [piece],
    bend: eachPiece((one, first) => (first ? withFunction(one, { arguments: undefined }) : one)),
  },
  {
    id: 'finishes-named-calls-with-tool-calls',
    says: 'ends a call that was forced by name with "tool_calls"',
    allowed: [live('function calling guide')],
    bend: {
      json: eachCompletion((completion) =>
        callsTools(completion) ? withChoice(completion, { finish_reason: 'tool_calls' }) : completion,
      ),
      stream: (frames, request) =>
        typeof askedOf(request, 'tool_choice') === 'object'
          ? eachChunk((chunk) =>
              firstChoice(chunk)?.['finish_reason'] === 'stop'
                ? withChoice(chunk, { finish_reason: 'tool_calls' })
                : chunk,
            )(frames)
          : frames,
    },
  },
];
