import { sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { eachResponse, eventsOfType, withoutEvents } from '../../responses-bend.ts';

const node = sdk('openai-node src/lib/responses/ResponseStream.ts');

/** Responses that a client does not make, or does not finish. */
export const responseFaults: readonly Fault[] = [
  {
    id: 'responses-with-null-output',
    says: 'sends null for the output of a response',
    seen: [sdk('openai-node src/lib/ResponsesParser.ts')],
    with: ['response'],
    kills: ['clients.responses'],
    bend: eachResponse((response) => ({ ...response, output: null })),
  },
  {
    id: 'responses-without-a-beginning',
    says: 'streams a response without response.created',
    seen: [node],
    with: ['response-stream'],
    kills: ['clients.responses-stream'],
    bend: withoutEvents(['response.created']),
  },
  {
    id: 'responses-without-an-end',
    says: 'streams a response without response.completed, which openai-node leaves in progress',
    seen: [node],
    with: ['response-stream'],
    kills: ['clients.responses-stream'],
    bend: withoutEvents(['response.completed']),
  },
  {
    id: 'responses-end-empty',
    says: 'ends a streamed response with one that has no output',
    seen: [node],
    with: ['response-stream'],
    kills: ['clients.responses-stream'],
    bend: eventsOfType(['response.completed'], (event) => ({
      ...event,
      response: { ...(event['response'] as JsonObject), output: [] }, // the gateway's own
    })),
  },
];
