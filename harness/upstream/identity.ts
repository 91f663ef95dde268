import { randomBytes } from 'node:crypto';

/** What every part of one answer repeats. */
export interface Identity {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly model: string;
}

/** One value for as long as the word model says the same things. */
export const fingerprint = 'fp_runestone_words_1';

/** A fresh id with OpenAI's prefix for the kind of object, such as `chatcmpl`. */
export const newId = (prefix: string): string => `${prefix}${randomBytes(14).toString('hex')}`;

export const newIdentity = (prefix: string, model: string): Identity => ({
  id: newId(prefix),
  created: Math.floor(Date.now() / 1000),
  model,
});
