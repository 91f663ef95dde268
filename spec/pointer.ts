/**
 * What stands at a JSON pointer in fragment form, such as `#/components/schemas/Model`, or undefined when nothing
 * does (RFC 6901 §6). A `$ref` on the way is not followed: a source names where a line really stands.
 */
export function resolvePointer(document: unknown, pointer: string): unknown {
  const [root, ...tokens] = pointer.split('/');
  if (root !== '#') return undefined;
  return tokens.reduce((value: unknown, token) => {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? Reflect.get(value, name)
      : undefined;
  }, document);
}

/** The pointer to a member of what `pointer` names. */
export const member = (pointer: string, ...names: readonly (string | number)[]): string =>
  [pointer, ...names.map((name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
