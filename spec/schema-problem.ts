import type { ErrorObject } from 'ajv';
import { expectation } from './expectation.ts';
import { dereference, type Schema, type Schemas } from './schema.ts';

/** One place where a value leaves its schema. */
export interface SchemaProblem {
  /** JSON pointer into the value; empty for the value itself. */
  readonly path: string;
  /** In words: "a string", `one of "stop", "length"`. */
  readonly expected: string;
  /** What stood there; undefined when nothing did. */
  readonly actual: unknown;
  /** Only the profile `strict` asks for it. Never set when that profile was asked for. */
  readonly soft?: true;
}

/** Follow-ups of the validator: they say only that another error stands beside them. */
const followUps = new Set(['if', 'x-strict']);

/**
 * What one error of the validator says to a reader of the report. `owners` leads from the content of an `x-strict`
 * to the schema it stands in; an error of such content is soft.
 */
export function schemaProblem(
  error: ErrorObject,
  owners: { get(strict: object): Schema | undefined },
  schemas: Schemas,
): readonly SchemaProblem[] {
  if (followUps.has(error.keyword)) return [];
  // With `verbose` the validator hands back the very schema object it was given.
  const schema = error.parentSchema as Schema;
  const owner = owners.get(schema);
  const soft = owner !== undefined && { soft: true as const };
  const property: unknown = error.params['missingProperty'] ?? error.params['additionalProperty'];
  if (typeof property !== 'string') {
    return [{ path: error.instancePath, expected: expected(error, schema, schemas), actual: error.data, ...soft }];
  }
  const path = `${error.instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (error.keyword === 'required') {
    const missing = dereference((owner ?? schema).properties?.[property] ?? {}, schemas);
    const asked = owner === undefined ? missing : { ...missing, ...missing['x-strict'] };
    return [{ path, expected: expectation(asked, schemas), actual: undefined, ...soft }];
  }
  return [{ path, expected: 'no such property', actual: Reflect.get(Object(error.data), property), ...soft }];
}

function expected(error: ErrorObject, schema: Schema, schemas: Schemas): string {
  switch (error.keyword) {
    case 'minimum':
      return `a number of at least ${schema.minimum}`;
    case 'maximum':
      return `a number of at most ${schema.maximum}`;
    case 'minItems':
      return `a list of at least ${schema.minItems}`;
    case 'maxItems':
      return `a list of at most ${schema.maxItems}`;
    case 'maxLength':
      return `a string of at most ${schema.maxLength} characters`;
    case 'pattern':
      return `a string that matches ${schema.pattern}`;
    default:
      return expectation(schema, schemas);
  }
}
