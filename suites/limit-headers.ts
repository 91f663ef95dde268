/** The rate-limit headers of the live API, for requests and for tokens. */
export const limitHeaders: readonly string[] = ['requests', 'tokens'].flatMap((unit) =>
  ['limit', 'remaining', 'reset'].map((what) => `x-ratelimit-${what}-${unit}`),
);
