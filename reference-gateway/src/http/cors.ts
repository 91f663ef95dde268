import type { IncomingMessage } from 'node:http';

const exposed = [
  'x-request-id',
  'retry-after',
  'retry-after-ms',
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
  'x-ratelimit-limit-tokens',
  'x-ratelimit-remaining-tokens',
  'x-ratelimit-reset-tokens',
];

/** On every answer, errors too: without them a browser reports a 401 as "Failed to fetch". Never with credentials. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposed.join(', '),
} as const;

const allowed = [
  'authorization',
  'content-type',
  'openai-organization',
  'openai-project',
  'x-client-request-id',
  'x-stainless-arch',
  'x-stainless-async',
  'x-stainless-helper-method',
  'x-stainless-lang',
  'x-stainless-os',
  'x-stainless-package-version',
  'x-stainless-read-timeout',
  'x-stainless-retry-count',
  'x-stainless-runtime',
  'x-stainless-runtime-version',
  'x-stainless-timeout',
];

/** The head of a preflight's answer; `*` does not cover authorization (Fetch standard), so names are listed. */
export function preflightHeaders(request: IncomingMessage): Record<string, string> {
  const asked = String(request.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(name)); // RFC 9110 token; longer names are nobody's
  return {
    'access-control-allow-methods': 'GET, POST, HEAD, OPTIONS',
    'access-control-allow-headers': [...new Set([...allowed, ...asked])].join(', '),
    'access-control-max-age': '86400', // a day; browsers cap it themselves
  };
}
