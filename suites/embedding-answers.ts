import { type Bend, isFor, type JsonObject, type Received } from './bend.ts';
import { errorBody } from './refusals.ts';

export const isEmbeddings = (request: Received): boolean => isFor(request, '/embeddings');

/** A field of a JSON request, or undefined. */
export const fieldOf = ({ json }: Received, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as JsonObject)[name] : undefined;

export const wantsBase64 = (request: Received): boolean => fieldOf(request, 'encoding_format') === 'base64';

/** Changes the whole of every answer with embeddings. */
export const eachEmbeddingList = (change: (body: JsonObject, request: Received) => unknown): Bend => ({
  json: (body, request, { status }) =>
    isEmbeddings(request) && status === 200 ? change(body as JsonObject, request) : body,
});

/** Changes every vector, as an entry of the list. */
export const eachEmbedding = (change: (entry: JsonObject, request: Received, index: number) => unknown): Bend =>
  eachEmbeddingList((body, request) => ({
    ...body,
    data: (body['data'] as JsonObject[]).map((entry, index) => change(entry, request, index)), // the gateway's own list
  }));

/** The vector behind the base64 of an entry. */
export function floatsOf(entry: JsonObject): readonly number[] {
  const bytes = Buffer.from(String(entry['embedding']), 'base64');
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

/** Refuses requests to a path, of those that are picked. */
export const refusing = (
  path: string,
  picks: (request: Received) => boolean,
  status: number,
  message: string,
  param: string | null = null,
): Bend => ({
  answer: (request) =>
    isFor(request, path) && picks(request) ? { status, body: errorBody(message, { param }) } : null,
});
