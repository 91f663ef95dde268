import { countAsked } from './counting.ts';

const nonces = /\bnonce[-_][A-Za-z0-9_-]*[A-Za-z0-9]/gi;

/** Every nonce of a text, such as `nonce-3-9fa1c2`: whatever else is said, the answer repeats them. */
export const noncesIn = (text: string): readonly string[] => [...new Set(text.match(nonces) ?? [])];

/** What the prompt asks to be repeated, untouched; undefined when it asks for no repetition. */
function repetitionAsked(prompt: string): string | undefined {
  const between = /\brepeat\b[^:\n]*<<\s*>>\s*:\s*<<(.*)>>/is.exec(prompt);
  if (between !== null) return between[1];
  return /\brepeat(?:\s+(?:exactly|this|after me|the following|verbatim|text))*\s*:\s*(.+)$/is.exec(prompt)?.[1];
}

// An article after "reply with" begins a description ("a haiku"), not the word itself.
const singleWord =
  /\b(?:reply|respond|answer)\s+(?:only\s+)?with\s+(?:only\s+|just\s+|exactly\s+)?(?:the\s+)?(?:single\s+|one\s+)?(?:word\s*:?\s+)?["'“]?(?!an?\b|the\b|your\b|one\b|json\b)([\p{L}\p{N}_-]+)/iu;
const said = /\bsay\s+(?:only\s+|just\s+|exactly\s+)?(?:the\s+word\s+)?["'“]?([\p{L}\p{N}_-]+)["'”]?[.!]?\s*$/iu;

/** What a prompt plainly asks to be said (a repetition, a count, one word), or undefined for a free answer. */
export const wordsAsked = (prompt: string): string | undefined =>
  repetitionAsked(prompt) ?? countAsked(prompt) ?? singleWord.exec(prompt)?.[1] ?? said.exec(prompt)?.[1];
