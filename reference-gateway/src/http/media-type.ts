import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error.ts';

/** Refuses a request whose body is not declared as JSON in UTF-8; an absent declaration is taken for JSON. Throws 415. */
export function requireJson(headers: IncomingHttpHeaders): void {
  const declared = headers['content-type'];
  if (declared === undefined || declared === '') return;
  const [type = '', ...parameters] = declared.toLowerCase().split(';');
  const media = type.trim();
  if (media !== 'application/json' && !/^[a-z]+\/[a-z0-9.!#$&^_-]+\+json$/.test(media)) {
    throw new ApiError(415, "Unsupported content type: expected 'application/json'.", {
      code: 'unsupported_content_type',
    });
  }
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw new ApiError(415, 'Unsupported charset: expected UTF-8.', { code: 'unsupported_content_type' });
  }
}
