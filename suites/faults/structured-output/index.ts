import { field, openapi, sdk } from '../../../spec/sources.ts';
import {
  eachChunk,
  eachCompletion,
  firstChoice,
  type JsonObject,
  type Received,
  textOf,
  withChoice,
  withDelta,
} from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { asking } from '../../refusals.ts';
import { askedOf } from '../../tool-bends.ts';

const formatOf = (request: Received): unknown =>
  (askedOf(request, 'response_format') as JsonObject | undefined)?.['type'];
const streams = (request: Received): boolean => askedOf(request, 'stream') === true;

/** Asks for another format, or for none, where `picks` picks the request. */
const insteadOf = (picks: (request: Received) => boolean, format?: JsonObject) => ({
  request: (request: Received) => (picks(request) ? asking(request, { response_format: format }) : request),
});

const fence = '```';

const whole = (change: (content: string) => string) =>
  eachCompletion((completion, request) => {
    const message = firstChoice(completion)?.['message'] as JsonObject;
    if (formatOf(request) === undefined) return completion;
    return withChoice(completion, { message: { ...message, content: change(String(message['content'])) } });
  });

const whenCut = (reason: string, chunkOrCompletion: JsonObject): JsonObject =>
  firstChoice(chunkOrCompletion)?.['finish_reason'] === 'length'
    ? withChoice(chunkOrCompletion, { finish_reason: reason })
    : chunkOrCompletion;

/** The faults of structured output. */
export const structuredOutputFaults: readonly Fault[] = [
  {
    id: 'ignores-json-object',
    says: 'answers json_object in prose',
    seen: [field('ROCm/FastFlowLM#554'), field('ggml-org/llama.cpp#24096')],
    kills: ['structured-output.json-object', 'structured-output.json-schema'],
    bend: { json: whole((content) => `Sure! Here it is: ${content}`) },
  },
  {
    id: 'fences-json',
    says: 'puts a code fence around the JSON it was asked for',
    seen: [field('BerriAI/litellm#38269')],
    kills: ['structured-output.json-object', 'structured-output.json-schema'],
    bend: { json: whole((content) => `${fence}json\n${content}\n${fence}`) },
  },
  {
    id: 'ignores-json-schema',
    says: 'answers json_schema in prose',
    seen: [field('ROCm/FastFlowLM#554'), field('mlflow/mlflow#23932')],
    kills: ['structured-output.json-schema'],
    bend: insteadOf((request) => formatOf(request) === 'json_schema'),
  },
  {
    id: 'takes-json-schema-for-json-object',
    says: 'answers json_schema with JSON of any shape',
    seen: [field('BerriAI/litellm#38269')],
    kills: ['structured-output.json-schema'],
    bend: insteadOf((request) => formatOf(request) === 'json_schema', { type: 'json_object' }),
  },
  {
    id: 'ignores-json-schema-in-streams',
    says: 'answers json_schema in prose when it streams',
    seen: [field('mlflow/mlflow#23932')],
    kills: ['structured-output.streams'],
    bend: insteadOf((request) => formatOf(request) === 'json_schema' && streams(request)),
  },
  {
    id: 'fences-streamed-json',
    says: 'opens a stream of JSON with a code fence',
    seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    kills: ['structured-output.streams'],
    bend: {
      stream: (frames, request) =>
        formatOf(request) === undefined
          ? frames
          : eachChunk((chunk) => {
              const text = textOf(chunk);
              return text === '{' ? withDelta(chunk, { content: `${fence}json\n{` }) : chunk;
            })(frames),
    },
  },
  {
    id: 'labels-structured-output-as-text',
    says: 'labels structured output as plain text',
    seen: [sdk('openai-node src/internal/parse.ts')],
    kills: ['structured-output.parse-helper'],
    bend: {
      head: (head, request) =>
        formatOf(request) === undefined || streams(request)
          ? head
          : { ...head, headers: { ...head.headers, 'content-type': 'text/plain' } },
    },
  },
  {
    id: 'stops-when-cut',
    says: 'ends structured output that was cut with "stop"',
    seen: [openapi('#/components/schemas/FinishReason')],
    kills: ['structured-output.says-when-cut'],
    bend: { json: eachCompletion((completion) => whenCut('stop', completion)) },
  },
  {
    id: 'stops-streams-when-cut',
    says: 'ends a stream of structured output that was cut with "stop"',
    seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    kills: ['structured-output.says-when-cut'],
    bend: { stream: eachChunk((chunk) => whenCut('stop', chunk)) },
  },
];
