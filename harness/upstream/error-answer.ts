import { STATUS_CODES } from 'node:http';
import type { Directive } from './directive.ts';
import { type ErrorEnvelope, envelope, RequestRefused } from './errors.ts';

/** What an HTTP error carries. */
export interface ErrorAnswer {
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

const messageOf = (status: number, secret: string | undefined): string =>
  `The upstream answers ${status}, as the request's directive asks.${secret === undefined ? '' : ` (${secret})`}`;

/** What the live API says beside the message, where programs decide by it. */
const details: Readonly<Record<number, { readonly code: string; readonly param?: string }>> = {
  400: { code: 'string_above_max_length', param: 'messages' },
  429: { code: 'rate_limit_exceeded' },
};

/** The OpenAI error envelope that a directive asks for, with its code, and with its marker in the message. */
export function directedError(
  status: number,
  { secret, code: asked }: Pick<Directive, 'secret' | 'code'> = {},
): ErrorEnvelope {
  const type = status >= 500 ? 'server_error' : status === 429 ? 'requests' : 'invalid_request_error';
  const { code = null, param = null } = details[status] ?? {};
  return envelope(new RequestRefused(status, messageOf(status, secret), { type, code: asked ?? code, param }));
}

const json = (document: unknown): ErrorAnswer => ({
  type: 'application/json',
  bytes: Buffer.from(JSON.stringify(document)),
});

/** The body of the error that a `status` directive asks for: OpenAI's, or one that proxies and other vendors send. */
export function errorAnswer(status: number, directive: Directive): ErrorAnswer {
  const { body = 'openai', secret } = directive;
  const message = messageOf(status, secret);
  const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
  switch (body) {
    case 'openai':
      return json(directedError(status, directive));
    case 'array': // as Google's OpenAI-compatible endpoint wraps its errors
      return json([{ error: { code: status, message, status: 'UNAVAILABLE' } }]);
    case 'text':
      return { type: 'text/plain; charset=utf-8', bytes: Buffer.from(`${title}: ${message}\n`) };
    case 'html':
      return {
        type: 'text/html',
        bytes: Buffer.from(
          `<html><head><title>${title}</title></head><body><h1>${title}</h1>${message}</body></html>\n`,
        ),
      };
    case 'empty':
      return { type: undefined, bytes: Buffer.alloc(0) };
  }
}
