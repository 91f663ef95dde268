import type { Gateway, Patch } from '../harness/gateway/gateway.ts';

/** The cap of the run under the name that the model takes, raised to `tokens` where it is smaller. */
export function roomFor(gateway: Gateway, tokens: number): Patch {
  const { max_tokens: usual, max_completion_tokens: other } = gateway.chatBody();
  const room = Math.max(tokens, Number(usual ?? other ?? 0));
  return usual === undefined ? { max_completion_tokens: room } : { max_tokens: room };
}

/** The cap of the run under the name that the model takes, set to `tokens`. */
export const cappedAt = (gateway: Gateway, tokens: number): Patch =>
  gateway.chatBody()['max_tokens'] === undefined ? { max_completion_tokens: tokens } : { max_tokens: tokens };
