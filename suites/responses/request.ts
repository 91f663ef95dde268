import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { at, isObject } from '../json.ts';

/** The least that the live API allows is 16; this leaves room for "OK" and for a call with its arguments. */
const cap = 32;

/** The body of a small request; nothing is to be left behind on the account, so it asks not to be stored. */
export const responseBody = (gateway: Gateway, patch: Patch = {}): Record<string, unknown> => ({
  model: gateway.model,
  input: 'Reply with the single word OK.',
  max_output_tokens: cap,
  store: false,
  ...patch,
});

/** A request to /responses; a target that refuses `store` is asked again without it, so it may send two. */
export async function respond(gateway: Gateway, patch: Patch = {}): Promise<Exchange> {
  const first = await gateway.post('/responses', responseBody(gateway, patch));
  return refusesStore(first)
    ? gateway.post('/responses', responseBody(gateway, { ...patch, store: undefined }))
    : first;
}

/** Whether `store` is what a request was refused for. */
export function refusesStore({ status, json }: Exchange): boolean {
  if (status !== 400 && status !== 422) return false;
  const about = [at(json, 'error', 'param'), at(json, 'error', 'message')].filter((text) => typeof text === 'string');
  return about.some((text) => /\bstore\b/.test(text));
}

/** What a request to /responses said, for others that differ from it in a field. */
export function bodyOf({ wire }: Exchange): Patch {
  const sent: unknown = JSON.parse(Buffer.from(wire.request.body ?? []).toString('utf8') || '{}');
  return isObject(sent) ? sent : {};
}
