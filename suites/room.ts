import type { Gateway, Patch } from '../harness/gateway/gateway.ts';

/** The cap of an answer, set to so many tokens, under the name that this model takes. */
export const cappedAt = (gateway: Gateway, tokens: number): Patch => ({ [capName(gateway)]: tokens });

/** Room for an answer of so many tokens, and more where the model was found to think before it speaks. */
export function roomFor(gateway: Gateway, tokens: number): Patch {
  const usual = gateway.chatBody()[capName(gateway)];
  return cappedAt(gateway, Math.max(tokens, typeof usual === 'number' ? usual : 0));
}

const capName = (gateway: Gateway): 'max_tokens' | 'max_completion_tokens' =>
  'max_completion_tokens' in gateway.chatBody() ? 'max_completion_tokens' : 'max_tokens';
