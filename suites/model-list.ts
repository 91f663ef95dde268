import { type Bend, isFor, type JsonObject, type Received } from './bend.ts';

type Models = { readonly data: readonly JsonObject[] };

const isList = (request: Received): boolean => request.method === 'GET' && isFor(request, '/models');

/** Changes the whole answer of GET /models. */
export const modelList = (change: (list: JsonObject & Models) => unknown): Bend => ({
  json: (body, request, { status }) => (isList(request) && status === 200 ? change(body as JsonObject & Models) : body), // the reference gateway's own list
});

/** Changes every entry of the model list. */
export const eachModel = (change: (model: JsonObject, index: number) => unknown): Bend =>
  modelList((list) => ({ ...list, data: list.data.map(change) }));

/** Whether a request retrieves one model. */
export const isRetrieve = (request: Received): boolean =>
  request.method === 'GET' && /^\/models\/[^?]/.test(request.path);
