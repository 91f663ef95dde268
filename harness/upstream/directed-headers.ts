import type { Directive } from './directive.ts';

export type Headers = Readonly<Record<string, string>>;

// A window of 10 000 requests and 2 000 000 tokens: numbers that no gateway would make up.
const limitHeaders = (remaining: number): Headers => ({
  'x-ratelimit-limit-requests': '10000',
  'x-ratelimit-limit-tokens': '2000000',
  'x-ratelimit-remaining-requests': String(remaining),
  'x-ratelimit-remaining-tokens': String(remaining * 200),
  'x-ratelimit-reset-requests': '7s',
  'x-ratelimit-reset-tokens': '1m3s',
});

const secretHeaders = (secret: string): Headers => ({
  'x-upstream-secret': secret,
  'x-upstream-host': `${secret}.upstream.internal`,
  'set-cookie': `upstream-session=${secret}; Path=/; HttpOnly`,
});

/** The response headers a directive adds to whatever is answered. */
export function directedHeaders(directive: Directive): Headers {
  const { limits, secret } = directive;
  const seconds = directive['retry-after'];
  const date = directive['retry-after-date'];
  const milliseconds = directive['retry-after-ms'];
  return {
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    ...(date !== undefined && { 'retry-after': new Date(Date.now() + date * 1000).toUTCString() }),
    ...(milliseconds !== undefined && { 'retry-after-ms': String(milliseconds) }),
    ...(limits !== undefined && limitHeaders(limits)),
    ...(secret !== undefined && secretHeaders(secret)),
  };
}
