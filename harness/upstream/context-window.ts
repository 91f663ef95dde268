import { invalid } from './errors.ts';

const contextWindow = 131_072; // tokens, as a large model of today has

/** Passes a prompt's token count on; throws a 400 `context_length_exceeded` for `param` when it does not fit. */
export function withinContext(tokens: number, param: string): number {
  if (tokens <= contextWindow) return tokens;
  const message = `This model's maximum context length is ${contextWindow} tokens, but the prompt has ${tokens}. Shorten it.`;
  throw invalid(param, message, 'context_length_exceeded');
}
