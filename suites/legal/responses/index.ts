import { live, openapi, rfc, sdk, whatwg } from '../../../spec/sources.ts';
import { isFor, type JsonObject } from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import {
  eachEvent,
  eachEventNumbered,
  eachItem,
  eachResponse,
  eventsOfType,
  refusing,
  withoutEvents,
} from '../../responses-bend.ts';

const accumulator = sdk('openai-node src/internal/responses/response-accumulator.ts');
const optional = openapi('#/components/schemas/ResponseObject');

const absent = (status: number, error: object): Variant['bend'] => ({
  answer: (request) =>
    isFor(request, '/responses')
      ? { status, headers: { 'x-request-id': 'req_absent' }, body: JSON.stringify({ error }) }
      : null,
});

const reasoning = { type: 'reasoning', id: 'rs_1', summary: [] };

/** Makes room for an item before all others. */
const moved = (event: JsonObject): JsonObject =>
  'output_index' in event ? { ...event, output_index: Number(event['output_index']) + 1 } : event;

/** Responses as other servers send them, or decline to. */
export const responseVariants: readonly Variant[] = [
  {
    id: 'responses-not-found',
    says: 'has no Responses API, and says 404',
    allowed: [rfc('9110 §15.5.5')],
    bend: absent(404, { message: 'Not Found', type: 'invalid_request_error', param: null, code: null }),
  },
  {
    id: 'responses-not-implemented',
    says: 'has no Responses API, and says 501',
    allowed: [rfc('9110 §15.6.2')],
    bend: absent(501, { message: 'Not implemented.', type: 'server_error', param: null, code: null }),
  },
  {
    id: 'responses-declined-by-name',
    says: 'declines the Responses API for the model, by name',
    allowed: [live('error codes')],
    bend: absent(400, {
      message: 'This model does not support the Responses API.',
      type: 'invalid_request_error',
      param: 'model',
      code: 'unsupported_api',
    }),
  },
  {
    id: 'responses-refuse-store',
    says: 'refuses `store` in a request to /responses',
    allowed: [live('responses, create')],
    bend: refusing((body) => 'store' in body, 'store'),
  },
  {
    id: 'responses-without-tools',
    says: 'offers responses without tools',
    allowed: [live('responses, create')],
    bend: refusing((body) => body['tools'] !== undefined, 'tools'),
  },
  {
    id: 'response-events-unnamed',
    says: 'sends the events of a response without event: lines',
    allowed: [whatwg('9.2.6'), accumulator],
    bend: eachEvent((event) => `data: ${JSON.stringify(event)}\n\n`),
  },
  {
    id: 'response-with-sentinel',
    says: 'ends the events of a response with [DONE]',
    allowed: [accumulator],
    bend: {
      stream: async function* (frames, request) {
        yield* frames;
        if (isFor(request, '/responses')) yield 'data: [DONE]\n\n';
      },
    },
  },
  {
    id: 'response-keepalives',
    says: 'sends keepalive events and comments between the events of a response',
    allowed: [accumulator, whatwg('9.2.6')],
    bend: eventsOfType(
      ['response.in_progress', 'response.output_item.done'],
      (event) =>
        `: ping\n\nevent: ${String(event['type'])}\ndata: ${JSON.stringify(event)}\n\nevent: keepalive\ndata: {"type":"keepalive","sequence_number":0}\n\n`,
    ),
  },
  {
    id: 'response-never-in-progress',
    says: 'goes from response.created straight to the first item',
    allowed: [accumulator],
    bend: withoutEvents(['response.in_progress']),
  },
  {
    id: 'response-reasons-first',
    says: 'sends an item of reasoning before the message',
    allowed: [live('responses, reasoning items')],
    bend: {
      ...eachResponse((response) => ({ ...response, output: [reasoning, ...(response['output'] as JsonObject[])] })),
      ...eachEventNumbered((event) => {
        const { type, response } = event;
        if (type === 'response.in_progress') {
          return [
            event,
            { type: 'response.output_item.added', output_index: 0, item: reasoning },
            { type: 'response.output_item.done', output_index: 0, item: reasoning },
          ];
        }
        if (type !== 'response.completed' && type !== 'response.incomplete') return moved(event);
        const { output } = response as { output: readonly JsonObject[] };
        return { ...event, response: { ...(response as JsonObject), output: [reasoning, ...output] } };
      }),
    },
  },
  {
    id: 'bare-responses',
    says: 'sends only what clients read of a response',
    allowed: [optional],
    bend: eachResponse(({ id, object, status, model, output, usage }) => ({
      id,
      object,
      status,
      model,
      output,
      usage,
    })),
  },
  {
    id: 'response-parts-without-extras',
    says: 'leaves annotations and logprobs out of text parts',
    allowed: [live('responses reference, streaming example')],
    bend: eachItem((item) => ({
      ...item,
      ...(Array.isArray(item['content']) && {
        content: item['content'].map(({ type, text }: JsonObject) => ({ type, text })),
      }),
    })),
  },
  {
    id: 'response-extra-fields',
    says: 'sends fields of its own in responses and events',
    allowed: [optional],
    bend: {
      ...eachResponse((response) => ({ ...response, provider: 'north', cost: 0.01 })),
      ...eachEvent((event) => ({ ...event, obfuscation: 'xyz', provider: 'north' })),
    },
  },
  {
    id: 'responses-forget-with-404',
    says: 'says 404 about a response that it does not know',
    allowed: [rfc('9110 §15.5.5')],
    bend: refusing((body) => body['previous_response_id'] !== undefined, 'previous_response_id', 404),
  },
];
