import { ApiError } from '../http/api-error.ts';
import { goDuration } from './duration.ts';

/** Where one limit stands. */
export interface Allowance {
  limit: number;
  remaining: number;
  resetMs: number;
}

/** Where both limits of a tenant stand. */
export interface Allowances {
  requests: Allowance;
  tokens: Allowance;
}

/** The six x-ratelimit headers. */
export function limitHeaders({ requests, tokens }: Allowances): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': String(requests.limit),
    'x-ratelimit-limit-tokens': String(tokens.limit),
    'x-ratelimit-remaining-requests': String(requests.remaining),
    'x-ratelimit-remaining-tokens': String(tokens.remaining),
    'x-ratelimit-reset-requests': goDuration(requests.resetMs),
    'x-ratelimit-reset-tokens': goDuration(tokens.resetMs),
  };
}

/** The 429 for a limit that is used up, with the time until it is whole again; `window` in seconds. */
export function overLimit(kind: 'requests' | 'tokens', window: number, all: Allowances): ApiError {
  const over = all[kind];
  const milliseconds = Math.max(1, Math.ceil(over.resetMs));
  const seconds = Math.min(60, Math.max(1, Math.ceil(milliseconds / 1000))); // no window is longer; SDKs ignore more
  const message =
    `Rate limit reached: the limit is ${over.limit} ${kind} per ${window === 60 ? 'minute' : `${window} s`}. ` +
    `Please try again in ${goDuration(milliseconds)}.`;
  return new ApiError(429, message, {
    type: kind,
    code: 'rate_limit_exceeded',
    headers: {
      // Nothing is left for a request of this size, so a client that paces itself must wait for the reset.
      ...limitHeaders({ ...all, [kind]: { ...over, remaining: 0 } }),
      'retry-after': String(seconds),
      'retry-after-ms': String(milliseconds),
      'x-should-retry': 'true', // the window passes by itself
    },
  });
}
