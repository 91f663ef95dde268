import { RequestRefused } from './errors.ts';

/** Throws the 401 of OpenAI unless the header is `Bearer` and the key; with no key configured anything passes. */
export function authorize(header: string | undefined, apiKey: string | undefined): void {
  if (apiKey === undefined) return;
  const [, presented] = /^bearer +(.*)$/i.exec(header ?? '') ?? [];
  if (presented === apiKey) return;
  const missing = header === undefined;
  const message = missing
    ? "You didn't provide an API key. Send it as 'Authorization: Bearer KEY'."
    : 'Incorrect API key provided.';
  throw new RequestRefused(401, message, {
    code: missing ? null : 'invalid_api_key',
    headers: { 'www-authenticate': 'Bearer realm="runestone upstream"' },
  });
}
