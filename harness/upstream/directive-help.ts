import { words } from './directive-words.ts';

/** Every directive word, what it does and what it takes, for people: a line each. */
export const directiveLines = (): readonly string[] => [
  '[[upstream word=value word=value]] in the last user message asks for:',
  ...Object.entries(words).map(([word, { does, expects }]) => `  ${`${word}=`.padEnd(18)} ${does} (${expects})`),
];
