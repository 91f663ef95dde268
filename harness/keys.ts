/** The keys a run may be given, each with the environment variable that holds it and that printed lines name. */
export const keyVariables = {
  /** The key of the run. */
  apiKey: 'OPENAI_API_KEY',
  /** A key of a second tenant. */
  otherKey: 'RUNESTONE_OTHER_KEY',
  /** A key with low limits, which may be exhausted. */
  limitedKey: 'RUNESTONE_LIMITED_KEY',
} as const;

export type KeyName = keyof typeof keyVariables;

/** Each key, or null when it was not given. */
export type Keys = { readonly [Name in KeyName]: string | null };

export const keyNames = Object.keys(keyVariables) as readonly KeyName[];

/** The keys among other values: of options, of an environment, of evidence. */
export const keysOf = (value: (name: KeyName) => string | null | undefined): Keys => ({
  apiKey: value('apiKey') || null,
  otherKey: value('otherKey') || null,
  limitedKey: value('limitedKey') || null,
});
