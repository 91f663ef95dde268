import { ApiError } from '../http/api-error.ts';

const challenge = { 'www-authenticate': 'Bearer' };

/** The key of an Authorization field value; throws ApiError 401, which never repeats what was presented. */
export function presentedKey(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new ApiError(401, "You didn't provide an API key. Send it as 'Authorization: Bearer YOUR_KEY'.", {
      headers: challenge,
    });
  }
  const key = /^bearer +(\S+)$/i.exec(authorization.trim())?.[1]; // RFC 9110 §11.1: the scheme is case-insensitive
  if (key === undefined) {
    throw new ApiError(401, "The Authorization header is malformed: expected 'Bearer YOUR_KEY'.", {
      code: 'invalid_api_key',
      headers: challenge,
    });
  }
  return key;
}

/** The answer to a key that opens nothing. */
export function refusedKey(): ApiError {
  return new ApiError(401, 'Incorrect API key provided. Check the key, or ask the operator for a new one.', {
    code: 'invalid_api_key',
    headers: challenge,
  });
}
