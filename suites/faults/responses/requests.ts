import { field, live } from '../../../spec/sources.ts';
import { isFor, type JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { changingRequests, refusing } from '../../responses-bend.ts';

const strict = field('envoyproxy/ai-gateway#1881');

const items = (body: JsonObject): readonly JsonObject[] => (Array.isArray(body['input']) ? body['input'] : []);

/** Ways in which requests to /responses are taken wrongly. */
export const requestFaults: readonly Fault[] = [
  {
    id: 'responses-refuse-text-format',
    says: 'refuses `text` in a request to /responses as unknown',
    seen: [field('openclaw/openclaw#115594')],
    kills: ['responses.text-format'],
    bend: refusing((body) => body['text'] !== undefined, 'text'),
  },
  {
    id: 'responses-refuse-messages-without-id',
    says: 'refuses a message of an output that comes back without its id',
    seen: [strict],
    kills: ['responses.takes-its-items-back'],
    bend: refusing((body) => items(body).some(({ type, id }) => type === 'message' && id === undefined), 'input[3].id'),
  },
  {
    id: 'responses-refuse-call-outputs',
    says: 'refuses the result of a function call',
    seen: [strict],
    kills: ['responses.takes-its-items-back'],
    bend: refusing((body) => items(body).some(({ type }) => type === 'function_call_output'), 'input[2].type', 422),
  },
  {
    id: 'responses-crash-on-items',
    says: 'answers a history of items with 500',
    seen: [field('ggml-org/llama.cpp#24121')],
    kills: ['errors.never-5xx'],
    bend: refusing((body) => items(body).length > 1, 'input', 500),
  },
  {
    id: 'responses-crash-on-tool-choice',
    says: 'answers tool_choice "required" with 501, or 500',
    seen: [field('vllm-project/vllm#53626')],
    kills: ['errors.never-5xx'],
    bend: refusing((body) => body['tool_choice'] === 'required', 'tool_choice', 500),
  },
  {
    id: 'responses-forget-history',
    says: 'answers without the history that previous_response_id names',
    seen: [live('responses, previous_response_not_found')],
    kills: ['responses.unknown-history'],
    bend: changingRequests(({ previous_response_id: _, ...body }) => body),
  },
  {
    id: 'responses-stream-as-json',
    says: 'answers a streamed request to /responses with one JSON body',
    seen: [field('openclaw/openclaw#97474')],
    kills: ['responses.is-a-stream'],
    bend: changingRequests(({ stream: _, ...body }) => body),
  },
  {
    id: 'responses-stream-is-empty',
    says: 'answers a streamed request to /responses with an empty stream',
    seen: [field('preloop/preloop#121')],
    kills: ['responses.is-a-stream', 'responses.sdk-stream'],
    bend: {
      answer: (request) =>
        isFor(request, '/responses') && (request.json as JsonObject | undefined)?.['stream'] === true
          ? { headers: { 'content-type': 'text/event-stream', 'x-request-id': 'req_empty' }, body: '' }
          : null,
    },
  },
];
