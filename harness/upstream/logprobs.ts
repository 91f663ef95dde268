import { vocabulary } from './prose.ts';
import { hash } from './random.ts';

export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[];
}

export interface ChosenLogprob extends TokenLogprob {
  readonly top_logprobs: readonly TokenLogprob[];
}

export interface Logprobs {
  readonly content: readonly ChosenLogprob[];
  readonly refusal: null;
}

// The chosen token has a probability above one half, so every alternative is less likely than it.
const chosen = (token: string): number => -(hash(token) % 690) / 1000;

const entry = (token: string, logprob: number): TokenLogprob => ({
  token,
  logprob,
  bytes: [...Buffer.from(token, 'utf8')],
});

/** The most likely tokens in one place: the chosen one first, then less likely words, `count` in all. */
export function topLogprobs(token: string, count: number): readonly TokenLogprob[] {
  const others = vocabulary.filter((word) => word !== token).map((word, at) => entry(word, chosen(token) - 1 - at / 2));
  return [entry(token, chosen(token)), ...others].slice(0, count);
}

/** Log probabilities in the chat shape; the tokens, joined, are the content. */
export const logprobsOf = (tokens: readonly string[], top: number): Logprobs => ({
  content: tokens.map((token) => ({ ...entry(token, chosen(token)), top_logprobs: topLogprobs(token, top) })),
  refusal: null,
});
