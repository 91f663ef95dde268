import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../http/api-error.ts';
import { isObject } from '../http/json-body.ts';
import type { Redact } from './redact.ts';

/** What a client is told when the provider could not be reached or fell silent. */
export function transportError(error: Error): ApiError {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return new ApiError(504, 'The provider did not answer in time.', { code: 'upstream_timeout' });
  }
  return new ApiError(502, 'The connection to the provider failed.', { code: 'upstream_unreachable' });
}

/** What a client is told when the provider's answer is none. */
export function badAnswer(what: string): ApiError {
  return new ApiError(502, `The provider sent an answer that cannot be used: ${what}.`, {
    code: 'upstream_bad_response',
  });
}

/** A provider's error response as our own: the status class stays, the envelope is made whole, nothing leaks. */
export function errorAnswer(status: number, headers: IncomingHttpHeaders, body: Buffer, redact: Redact): ApiError {
  if (status === 401 || status === 403 || status === 407) {
    return new ApiError(502, "The provider refused the gateway's own credentials.", {
      type: 'api_error',
      code: 'upstream_authentication',
    });
  }
  if (status < 400) return badAnswer(`status ${status}`);
  return errorFrom(parse(body), ourStatus(status), redact, retryHeaders(headers));
}

/** An error the provider sent inside a 200, with the status it should have had. */
export function disguisedError(document: unknown, redact: Redact, status = claimedStatus(document)): ApiError {
  return errorFrom(document, status, redact, {});
}

function claimedStatus(document: unknown): number {
  const error = isObject(document) && isObject(document['error']) ? document['error'] : {};
  const number = [error['status'], error['code']].find((each) => typeof each === 'number' && each >= 400 && each < 600);
  if (typeof number === 'number') return ourStatus(number);
  const kind = `${String(error['type'])} ${String(error['code'])}`;
  if (kind.includes('rate_limit')) return 429;
  return /invalid_request|context_length/.test(kind) ? 400 : 502;
}

function ourStatus(status: number): number {
  if (status === 401 || status === 403) return 502; // the client's own key was fine
  if (status < 500 || [500, 501, 502, 503, 504].includes(status)) return status;
  return status === 529 ? 503 : 502; // 529 is "overloaded" by convention only; 520 and up are a CDN's own
}

function errorFrom(document: unknown, status: number, redact: Redact, headers: Record<string, string>): ApiError {
  const error = isObject(document) ? document['error'] : undefined;
  const inner = isObject(error) ? error : {};
  const told = [inner['message'], error, ...(isObject(document) ? [document['message'], document['detail']] : [])];
  const message = told.find((each): each is string => typeof each === 'string' && each !== '');
  const text = (value: unknown) => (typeof value === 'string' ? redact(value) : undefined);
  const type = text(inner['type']) ?? (status === 429 ? 'rate_limit_error' : undefined);
  return new ApiError(status, redact(message ?? `The provider refused the request with status ${status}.`), {
    ...(type === undefined || type === '' ? {} : { type }),
    param: text(inner['param']) ?? null,
    code: text(inner['code']) ?? null,
    headers,
  });
}

function retryHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  const keep = (name: string, valid: RegExp) => {
    const value = headers[name];
    if (typeof value === 'string' && valid.test(value)) kept[name] = value;
  };
  // RFC 9110 §10.2.3: seconds or an IMF-fixdate. A Go duration like `1m0s` would be read as one second.
  keep('retry-after', /^(\d+|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)$/);
  keep('retry-after-ms', /^\d+(\.\d+)?$/);
  keep('x-should-retry', /^(true|false)$/);
  return kept;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
