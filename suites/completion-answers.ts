import { type Bend, eachChunk, firstChoice, isFor, type JsonObject, type Received } from './bend.ts';
import { asking } from './refusals.ts';

export const isCompletions = (request: Received): boolean => isFor(request, '/completions');

/** Changes every legacy completion that is not streamed. */
export const eachLegacy = (change: (body: JsonObject, request: Received) => unknown): Bend => ({
  json: (body, request, { status }) =>
    isCompletions(request) && status === 200 ? change(body as JsonObject, request) : body,
});

/** Changes every chunk of a streamed legacy completion. */
export const eachLegacyChunk = (change: (chunk: JsonObject, index: number) => unknown): Bend => ({
  stream: (frames, request) => (isCompletions(request) ? eachChunk(change)(frames) : frames),
});

/** The same, for chunks that have a choice. */
export const eachLegacyChoice = (change: (choice: JsonObject) => JsonObject): Bend =>
  eachLegacyChunk((chunk) => {
    const choice = firstChoice(chunk);
    return choice === null ? chunk : { ...chunk, choices: [change(choice)] };
  });

/** Asks the gateway for something else than the client of a legacy completion did. */
export const askingLegacy = (change: (body: JsonObject) => JsonObject): Bend => ({
  request: (request) => {
    if (!isCompletions(request) || typeof request.json !== 'object' || request.json === null) return request;
    return asking(request, change(request.json as JsonObject));
  },
});
