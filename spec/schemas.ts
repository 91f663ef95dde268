import { createRequire } from 'node:module';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { contract, type SchemaName } from './document.ts';
import { guardedUnion } from './guarded-union.ts';
import type { Schema, Schemas } from './schema.ts';
import { type SchemaProblem, schemaProblem } from './schema-problem.ts';

export type { SchemaName } from './document.ts';
export type { SchemaProblem } from './schema-problem.ts';

/**
 * Every place where `value` leaves the schema, at most one problem for each place. In the profile `compat` a problem
 * that only `strict` knows is `soft`. The first call loads and compiles the validator (some 40 ms), later ones are fast.
 */
export function validate(name: SchemaName, value: unknown, profile: 'compat' | 'strict'): readonly SchemaProblem[] {
  engine ??= createEngine();
  return engine(name, value, profile);
}

type Engine = typeof validate;

let engine: Engine | undefined;

function createEngine(): Engine {
  // Loaded on the first validation: the first request of a run leaves before the validator is read from disk.
  const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const schemas = prepareEach(contract.components.schemas);
  /** From what `x-strict` holds to the schema it stands in. */
  const owners = new WeakMap<object, Schema>();
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true, // errors carry their value and schema
    validateSchema: false, // a test validates the document; here it would take twice as long as everything else
    strictTypes: false, // x-strict adds `required` to a schema whose `type` stands outside it
    code: { optimize: false }, // compiling is a third faster so, validating no slower
    strictTuples: false, // a guarded union looks at the first item of a list only
    allowUnionTypes: true,
  });
  ajv.addKeyword('components'); // where OpenAPI keeps schemas; not a keyword of JSON Schema
  ajv.addKeyword({
    keyword: 'x-strict',
    macro: (strict, owner) => {
      owners.set(strict, owner as Schema); // the validator hands back the very schemas it was given
      return strict;
    },
  });
  ajv.addSchema({ $id: 'contract:', components: { schemas } }, undefined, false, false);
  return (name, value, profile) => {
    const check = compiled(ajv, name);
    if (check(value)) return [];
    const problems = (check.errors ?? []).flatMap((error) => schemaProblem(error, owners, schemas));
    const strictOnly = (one: SchemaProblem) => one.soft === true;
    const hardFirst = [...problems.filter((one) => !strictOnly(one)), ...problems.filter(strictOnly)];
    const byPath = new Map<string, SchemaProblem>();
    for (const { soft, ...one } of hardFirst) {
      if (byPath.has(one.path)) continue;
      byPath.set(one.path, soft === true && profile === 'compat' ? { ...one, soft } : one);
    }
    return [...byPath.values()];
  };
}

function compiled(ajv: Ajv2020, name: SchemaName): ValidateFunction {
  const check = ajv.getSchema(`contract:#/components/schemas/${name}`);
  if (check === undefined) throw new Error(`expected the name of a schema of the contract, saw "${name}"`);
  return check;
}

/** The schema as the validator is given it: unions guarded, everything else as it is. */
function prepare(schema: Schema): Schema {
  const { oneOf, anyOf, properties, items, additionalProperties, ...rest } = schema;
  const branches = oneOf ?? anyOf;
  return {
    ...rest,
    ...(properties !== undefined && { properties: prepareEach(properties) }),
    ...(items !== undefined && { items: prepare(items) }),
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(branches !== undefined && guardedUnion(branches.map(prepare), contract.components.schemas)),
  };
}

const prepareEach = (schemas: Schemas): Schemas =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, prepare(schema)]));
