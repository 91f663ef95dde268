import type { Gateway } from '../../harness/gateway/gateway.ts';

/** A chat request about something else, with its answer capped at so many tokens by the field this model takes. */
export function cappedAt(gateway: Gateway, cap: number, prompt: string): Record<string, unknown> {
  const usual = gateway.chatBody();
  const field = 'max_completion_tokens' in usual ? 'max_completion_tokens' : 'max_tokens';
  return { ...usual, [field]: cap, messages: [{ role: 'user', content: prompt }] };
}
