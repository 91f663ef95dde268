import type { LoggedRequest } from './logged-request.ts';

/** Which requests of the log are meant; all that is absent matches. */
export interface RequestFilter {
  /** Only those after this cursor. */
  readonly since?: number;
  /** Only those that name it in a directive, or hold it in body or path. */
  readonly nonce?: string;
  /** The path without its query. */
  readonly path?: string;
}

/** How far a request has got: it is here with its body, its answer has begun, its answer is over. */
export type Reached = 'arrived' | 'answering' | 'closed';

export const reachedStates: readonly Reached[] = ['arrived', 'answering', 'closed'];

export function matches(request: LoggedRequest, { since = 0, nonce, path }: RequestFilter): boolean {
  if (request.seq <= since) return false;
  if (path !== undefined && request.path.split('?', 1)[0] !== path) return false;
  if (nonce === undefined || request.nonce === nonce) return true;
  return request.path.includes(nonce) || (request.text?.includes(nonce) ?? false);
}

export function hasReached({ bodyAt, headersAt, closedAt }: LoggedRequest, state: Reached): boolean {
  if (closedAt !== undefined) return true;
  if (state === 'arrived') return bodyAt !== undefined || headersAt !== undefined;
  return state === 'answering' && headersAt !== undefined;
}
