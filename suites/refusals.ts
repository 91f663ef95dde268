import { type Bend, type Head, isChat, type JsonObject, type Received, type Reply } from './bend.ts';

/** Picks answers of the gateway, by their head and what was asked. */
export type Picks = (head: Head, request: Received) => boolean;

/** Sends `reply` in place of every answer picked; the gateway's own headers, its request id among them, stay. */
export function inPlaceOf(picks: Picks, reply: Reply): Bend {
  const replaced = new WeakSet<Received>();
  return {
    head: (head, request) => {
      if (!picks(head, request)) return head;
      replaced.add(request);
      return {
        status: reply.status ?? head.status,
        headers: { ...head.headers, 'content-type': 'application/json', ...reply.headers },
      };
    },
    bytes: (body, request) => (replaced.has(request) ? reply.body : body),
  };
}

/** Changes the whole body of every refusal. */
export const eachRefusal = (change: (body: JsonObject, request: Received, head: Head) => unknown): Bend => ({
  json: (body, request, head) => (head.status >= 400 ? change(body as JsonObject, request, head) : body),
});

/** Changes the `error` of every refusal. */
export const eachError = (change: (error: JsonObject, request: Received, head: Head) => unknown): Bend =>
  eachRefusal((body, request, head) => ({ ...body, error: change(body['error'] as JsonObject, request, head) }));

/** The text of an error as the contract wants it, with `fields` over it. */
export const errorBody = (message: string, fields: JsonObject = {}): string =>
  JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null, ...fields } });

export const isRefused: Picks = ({ status }) => status >= 400;

export const isUnauthorized: Picks = ({ status }) => status === 401;

export const isMissingKey: Picks = ({ status }, { headers }) =>
  status === 401 && headers['authorization'] === undefined;

export const isWrongKey: Picks = ({ status }, { headers }) => status === 401 && headers['authorization'] !== undefined;

export const isWrongMethod: Picks = ({ status }) => status === 405;

export const isUnknownModel: Picks = ({ status }, request) => status === 404 && isChat(request);

export const isUnknownRoute: Picks = ({ status }, request) =>
  status === 404 && !isChat(request) && !request.path.startsWith('/models');

/** A chat body that is not JSON. */
export const isMalformed = (request: Received): boolean =>
  isChat(request) && request.body.length > 0 && request.json === undefined;

/** A chat body that leaves out a required field. */
export const lacks = (request: Received, field: string): boolean => {
  if (!isChat(request) || request.method !== 'POST') return false;
  return typeof request.json === 'object' && request.json !== null && !(field in request.json);
};

/** The same request with other fields in its JSON body. */
export function asking(request: Received, fields: JsonObject): Received {
  const json = { ...(request.json as JsonObject), ...fields };
  return { ...request, json, body: Buffer.from(JSON.stringify(json)) };
}

/** The same request with another key, or with its first one. */
export const withKey = (request: Received, key: string): Received => ({
  ...request,
  headers: { ...request.headers, authorization: `Bearer ${key}` },
});
