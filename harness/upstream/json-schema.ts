import { isObject, type JsonObject } from './json.ts';

/** The items of a keyword that holds a list; none when it holds anything else. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Follows a reference within the document, such as `#/$defs/city`; undefined when it leads nowhere. */
export function resolve(reference: string, root: unknown): unknown {
  const steps = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  const unescaped = steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  return unescaped.reduce<unknown>(
    (at, step) => (isObject(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined),
    root,
  );
}

/** The properties a schema declares. */
export const propertiesOf = (schema: JsonObject): JsonObject =>
  isObject(schema['properties']) ? schema['properties'] : {};

/** One schema for `allOf` and for a branch with its siblings: later keywords win, properties and required add up. */
export function merged(parts: readonly unknown[], base: JsonObject): JsonObject {
  const schemas = [base, ...parts.filter(isObject)];
  return {
    ...Object.fromEntries(schemas.flatMap((schema) => Object.entries(schema))),
    properties: Object.fromEntries(schemas.flatMap((schema) => Object.entries(propertiesOf(schema)))),
    required: schemas.flatMap((schema) => asList(schema['required'])),
  };
}
