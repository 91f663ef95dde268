import { type Bend, type Head, isFor, type JsonObject, type Received } from './bend.ts';

const isResponses = (request: Received): boolean => isFor(request, '/responses') && request.method === 'POST';

/** An event as it is sent, named by its type. */
export const responseFrameOf = (event: JsonObject): string =>
  `event: ${String(event['type'])}\ndata: ${JSON.stringify(event)}\n\n`;

export function responseEventOf(frame: string): JsonObject | null {
  const data = /^data: (\{.*)$/m.exec(frame)?.[1];
  return data === undefined ? null : (JSON.parse(data) as JsonObject);
}

/** What takes the place of an event: others, bytes as they stand, or nothing. */
type Instead = JsonObject | string | readonly JsonObject[];

/** Changes every event of streamed responses; `index` counts them from 0. */
export const eachEvent = (change: (event: JsonObject, index: number) => Instead): Bend => ({
  stream: async function* (frames, request) {
    let index = 0;
    for await (const frame of frames) {
      const event = isResponses(request) ? responseEventOf(frame) : null;
      const changed = event === null ? frame : change(event, index++);
      if (typeof changed === 'string') yield changed;
      else yield* [changed].flat().map(responseFrameOf);
    }
  },
});

/** Changes the events of these types; the others pass. */
export const eventsOfType = (types: readonly string[], change: (event: JsonObject) => Instead): Bend =>
  eachEvent((event) => (types.includes(String(event['type'])) ? change(event) : event));

/** Leaves out the events of these types, and numbers the others anew. */
export function withoutEvents(types: readonly string[]): Bend {
  return eachEventNumbered((event) => (types.includes(String(event['type'])) ? [] : event));
}

/** Changes every event, and numbers what is sent from 0. */
export const eachEventNumbered = (change: (event: JsonObject) => JsonObject | readonly JsonObject[]): Bend => ({
  stream: (frames, request) => {
    let number = 0; // of its own for every response
    const numbered = eachEvent((event) => [change(event)].flat().map((one) => ({ ...one, sequence_number: number++ })));
    return numbered.stream?.(frames, request) ?? frames;
  },
});

/** Changes every response that is not streamed. */
export const eachResponse = (change: (response: JsonObject, request: Received) => unknown): Bend => ({
  json: (body, request, { status }) =>
    isResponses(request) && status === 200 ? change(body as JsonObject, request) : body, // the gateway's own
});

/** Changes every item of the output of a response that is not streamed. */
export const eachItem = (change: (item: JsonObject) => unknown): Bend =>
  eachResponse((response) => ({ ...response, output: (response['output'] as readonly JsonObject[]).map(change) }));

/** Refuses requests to /responses that `picks`, with a 400 about `param`. */
export const refusing = (picks: (body: JsonObject) => boolean, param: string, status = 400): Bend => ({
  answer: (request) => {
    if (!isResponses(request) || !picks((request.json ?? {}) as JsonObject)) return null;
    const error = { message: `Invalid value for '${param}'.`, type: 'invalid_request_error', param, code: null };
    return { status, headers: { 'x-request-id': 'req_refusing' }, body: JSON.stringify({ error }) };
  },
});

/** Sends this status and header to every request for a response. */
export const headOfResponses = (change: (head: Head) => Head): Bend => ({
  head: (head, request) => (isResponses(request) ? change(head) : head),
});

/** Sends another request than was received. */
export const changingRequests = (change: (body: JsonObject) => JsonObject): Bend => ({
  request: (request) => {
    if (!isResponses(request) || request.json === undefined) return request;
    const json = change(request.json as JsonObject);
    return { ...request, json, body: Buffer.from(JSON.stringify(json)) };
  },
});

/** The text of a part or of a message, replaced. */
export const withText = (response: JsonObject, text: string): JsonObject => ({
  ...response,
  output: [
    {
      ...(response['output'] as readonly JsonObject[])[0],
      content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
    },
  ],
});
