import type { Exchange } from '../../harness/gateway/exchange.ts';
import { at } from '../json.ts';

/** The text of the first choice of a completion that was not streamed; empty when it has none. */
export function contentOf(answer: Exchange): string {
  const content = at(answer.json, 'choices', 0, 'message', 'content');
  return typeof content === 'string' ? content : '';
}

export const finishOf = (answer: Exchange): unknown => at(answer.json, 'choices', 0, 'finish_reason');

/** Tokens of the answer as the target counts them, or undefined when it does not. */
export function completionTokensOf(answer: Exchange): number | undefined {
  const tokens = at(answer.json, 'usage', 'completion_tokens');
  return typeof tokens === 'number' ? tokens : undefined;
}

/** A user message. */
export const user = (content: unknown) => ({ role: 'user', content });
