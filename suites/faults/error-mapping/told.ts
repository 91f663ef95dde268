import type { Bend, Head, JsonObject, Received } from '../../bend.ts';
import { errorBody } from '../../refusals.ts';

/** The words of the directive in a request, or null for a request without one. */
export function toldOf({ body }: Received): ReadonlyMap<string, string> | null {
  const [, words] = /\[\[upstream ([^[\]]*)\]\]/.exec(body.toString('utf8')) ?? [];
  if (words === undefined) return null;
  return new Map(
    words.split(' ').map((word): [string, string] => [word.split('=')[0] ?? '', word.split('=')[1] ?? '']),
  );
}

/** The status that the provider was told to answer with; 0 for another failure. */
export const toldStatus = (request: Received): number => Number(toldOf(request)?.get('status') ?? 0);

/** Picks the errors that a provider made. */
export type Picks = (head: Head, request: Received) => boolean;

export const failed: Picks = (head, request) => head.status >= 400 && toldOf(request) !== null;

export const ofStatus =
  (...statuses: readonly number[]): Picks =>
  (head, request) =>
    failed(head, request) && statuses.includes(toldStatus(request));

export const ofClass =
  (hundreds: number): Picks =>
  (head, request) =>
    failed(head, request) && Math.floor(toldStatus(request) / 100) === hundreds;

/** Failures that the provider did not put into a status. */
export const unanswered: Picks = (head, request) => failed(head, request) && toldStatus(request) === 0;

export const both =
  (one: Picks, picks: (request: Received) => boolean): Picks =>
  (head, request) =>
    one(head, request) && picks(request);

/** Gives the errors that are picked another status. */
export const withStatus = (picks: Picks, status: number): Bend => ({
  head: (head, request) => (picks(head, request) ? { ...head, status } : head),
});

/** Changes the headers of the errors that are picked. */
export const withHeaders = (
  picks: Picks,
  change: (headers: Head['headers'], request: Received) => Head['headers'],
): Bend => ({
  head: (head, request) => (picks(head, request) ? { ...head, headers: change(head.headers, request) } : head),
});

/** Changes the `error` of the errors that are picked. */
export const withError = (picks: Picks, change: (error: JsonObject) => unknown): Bend => ({
  json: (body, request, head) =>
    picks(head, request) ? { error: change((body as JsonObject)['error'] as JsonObject) } : body,
});

/** A sentence that no provider said. */
export const ownError = (message: string): string => errorBody(message, { type: 'server_error' });
