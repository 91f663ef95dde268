import { field, live, openapi } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, type JsonObject, withChoice } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { askedOf, callsTools, hasResult, messageOf, piecesIn } from '../../tool-bends.ts';

const finishing = (reason: string) =>
  eachCompletion((completion) =>
    callsTools(completion) ? withChoice(completion, { finish_reason: reason }) : completion,
  );

/** Replaces the finish_reason "tool_calls" of streams. */
const streamsFinishing = (reason: string) =>
  eachChunk((chunk) => {
    const own = firstChoice(chunk)?.['finish_reason'];
    return own === 'tool_calls' ? withChoice(chunk, { finish_reason: reason }) : chunk;
  });

/** Whole answers around tool calls. */
export const answerFaults: readonly Fault[] = [
  {
    id: 'finishes-calls-with-stop',
    says: 'ends an answer that calls a tool with "stop"',
    seen: [field('vllm-project/vllm#25054')],
    kills: ['tools.finish-reason'],
    bend: { json: finishing('stop') },
  },
  {
    id: 'streams-calls-to-stop',
    says: 'ends a stream that calls a tool with "stop"',
    seen: [field('vllm-project/vllm#25054')],
    kills: ['tools.finish-reason'],
    bend: { stream: streamsFinishing('stop') },
  },
  {
    id: 'finishes-calls-with-function-call',
    says: 'ends an answer that calls a tool with the deprecated "function_call"',
    seen: [live('function calling guide')],
    kills: ['tools.finish-reason'],
    bend: { json: finishing('function_call') },
  },
  {
    id: 'drops-calls',
    says: 'says "tool_calls" and sends no call',
    seen: [openapi('#/components/schemas/FinishReason')],
    kills: ['tools.finish-reason'],
    bend: {
      json: eachCompletion((completion) => {
        if (!callsTools(completion)) return completion;
        const { tool_calls: _dropped, ...rest } = messageOf(completion);
        return withChoice(completion, { message: { ...rest, content: '' } });
      }),
    },
  },
  {
    id: 'drops-streamed-calls',
    says: 'loses the tool calls of a stream',
    seen: [openapi('#/components/schemas/ChatCompletionDelta/properties/tool_calls')],
    kills: ['tools.stream-carries-calls'],
    bend: { stream: eachChunk((chunk) => (piecesIn(chunk).length > 0 ? null : chunk)) },
  },
  {
    id: 'streams-calls-as-words',
    says: 'streams a tool call as words of the answer',
    seen: [live('function calling guide')],
    kills: ['tools.stream-carries-calls'],
    bend: {
      stream: eachChunk((chunk) => {
        const [piece] = piecesIn(chunk);
        if (piece !== undefined) return withChoice(chunk, { delta: { content: JSON.stringify(piece['function']) } });
        const finish = firstChoice(chunk)?.['finish_reason'];
        return finish === 'tool_calls' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk;
      }),
    },
  },
  {
    id: 'filters-streamed-calls',
    says: 'ends a whole streamed call with "content_filter"',
    seen: [openapi('#/components/schemas/FinishReason')],
    kills: ['tools.stream-helper'],
    bend: { stream: streamsFinishing('content_filter') },
  },
  {
    id: 'calls-without-content',
    says: 'leaves the content out beside tool calls',
    seen: [openapi('#/components/schemas/ChatCompletionMessage/properties/content')],
    kills: ['tools.content-beside-calls'],
    bend: {
      json: eachCompletion((completion) => {
        const { content: _dropped, ...rest } = messageOf(completion);
        return callsTools(completion) ? withChoice(completion, { message: rest }) : completion;
      }),
    },
  },
  {
    id: 'silent-about-results',
    says: 'answers the result of a tool with nothing',
    seen: [live('function calling guide')],
    kills: ['tools.round-trip'],
    bend: {
      json: eachCompletion((completion, request) =>
        hasResult(request)
          ? withChoice(completion, { message: { role: 'assistant', content: '', refusal: null } })
          : completion,
      ),
    },
  },
  {
    id: 'calls-in-one-choice-alone',
    says: 'gives only the first of two choices its call',
    seen: [openapi('#/components/schemas/ChatCompletionRequest/properties/n')],
    kills: ['tools.calls-in-every-choice'],
    bend: {
      json: eachCompletion((completion, request) => {
        const [first, second] = completion['choices'] as JsonObject[]; // the reference gateway's own
        if (askedOf(request, 'n') !== 2 || second === undefined) return completion;
        const bare = {
          ...second,
          message: { role: 'assistant', content: 'Hm.', refusal: null },
          finish_reason: 'stop',
        };
        return { ...completion, choices: [first, bare] };
      }),
    },
  },
];
