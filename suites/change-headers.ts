import type { Head } from './bend.ts';

/** Removes these headers, named in lower case, from a head. */
export const withoutHeaders =
  (names: readonly string[]) =>
  ({ status, headers }: Head): Head => ({
    status,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))),
  });

/** Sets these headers in a head, whether it had them or not. */
export const withHeaders =
  (set: Readonly<Record<string, string>>) =>
  ({ status, headers }: Head): Head => ({ status, headers: { ...headers, ...set } });

/** Gives headers other values; those that are not there stay away. */
export const changingHeaders =
  (changes: Readonly<Record<string, (value: string) => string>>) =>
  ({ status, headers }: Head): Head => ({
    status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, changes[name]?.(value) ?? value]),
    ),
  });
