import { live, rfc, sdk } from '../../../spec/sources.ts';
import type { Bend, JsonObject, Received } from '../../bend.ts';
import type { Fault, Variant } from '../../fault.ts';
import { answersNoMessages, takesAnyRole } from '../../faults/errors/lenient-messages.ts';
import { errorBody, inPlaceOf } from '../../refusals.ts';

const members = ({ json }: Received): JsonObject =>
  typeof json === 'object' && json !== null ? (json as JsonObject) : {};

export const namesUnknownParameters: Variant = {
  id: 'names-unknown-parameters',
  says: 'refuses a parameter that it does not know, by its name',
  allowed: [live('error codes, unknown_parameter')],
  bend: inPlaceOf((_head, request) => 'runestone_unknown_parameter' in members(request), {
    status: 400,
    body: errorBody('Unrecognized request argument supplied: runestone_unknown_parameter', {
      param: 'runestone_unknown_parameter',
    }),
  }),
};

export const refusesOddJsonByItsSize: Variant = {
  id: 'refuses-odd-json-by-its-size',
  says: 'answers a deeply nested body with 413',
  allowed: [rfc('9110 §15.5.14')],
  bend: inPlaceOf((_head, { body }) => body.includes('['.repeat(500)), {
    status: 413,
    body: errorBody('The request is too complex.'),
  }),
};

export const labelsRefusedStreamsAsStreams: Variant = {
  id: 'labels-refused-streams-as-streams',
  says: 'refuses a stream with a status of failure and JSON, labelled as the stream that was asked for',
  allowed: [sdk('openai-node src/client.ts, makeRequest')],
  bend: {
    head: (head, request) =>
      head.status >= 400 && members(request)['stream'] === true
        ? { ...head, headers: { ...head.headers, 'content-type': 'text/event-stream' } }
        : head,
  },
};

/** One proxy that does what several do. */
const both = (...bends: readonly Bend[]): Bend => ({
  request: (request, key) => bends.reduce((former, { request: bend }) => bend?.(former, key) ?? former, request),
});

const takes = (...faults: readonly Fault[]): Bend => both(...faults.map(({ bend }) => bend));

export const takesOddMessages: Variant = {
  id: 'takes-odd-messages',
  says: 'answers messages that others refuse: none at all, or of any role',
  allowed: [live('chat completions, create')],
  bend: takes(answersNoMessages, takesAnyRole),
};
