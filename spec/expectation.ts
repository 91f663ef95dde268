import { dereference, type Schema, type Schemas } from './schema.ts';

const words: { readonly [type: string]: string } = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/** What a schema expects of a value, as the report says it: "a string or null", `one of "stop", "length"`. */
export function expectation(schema: Schema, schemas: Schemas): string {
  const resolved = dereference(schema, schemas);
  if (resolved.const !== undefined) return JSON.stringify(resolved.const);
  if (resolved.enum !== undefined) return `one of ${resolved.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  if (resolved.minLength === 1 && resolved.type === 'string') return 'a string that is not empty';
  if (resolved.type !== undefined) return typeWords(resolved.type);
  const [frame] = resolved.allOf ?? [];
  return frame === undefined ? 'any value' : expectation(frame, schemas);
}

export function typeWords(type: string | readonly string[]): string {
  return [type]
    .flat()
    .map((one) => words[one] ?? one)
    .join(' or ');
}
