import type { Gateway } from '../../harness/gateway/gateway.ts';
import { cappedAt as capOf } from '../room.ts';

/** A chat request about something else, with its answer capped at so many tokens by the field this model takes. */
export const cappedAt = (gateway: Gateway, cap: number, prompt: string): Record<string, unknown> =>
  gateway.chatBody({ ...capOf(gateway, cap), messages: [{ role: 'user', content: prompt }] });
