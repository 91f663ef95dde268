import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { responseBody } from '../responses/request.ts';

/** The endpoints beside chat that answer a text with a text. */
export type TextPath = '/completions' | '/responses';

/** The body that asks one of them to answer a text, in so many tokens at most; each has its own names for both. */
export const textBody = (
  gateway: Gateway,
  path: TextPath,
  text: string,
  cap: number | undefined,
  patch: Patch = {},
): Record<string, unknown> =>
  path === '/completions'
    ? { model: gateway.model, prompt: text, max_tokens: cap, ...patch }
    : responseBody(gateway, { input: text, ...(cap !== undefined && { max_output_tokens: cap }), ...patch });
