import type { Hints } from './hints.ts';
import { isObject, type JsonObject } from './json.ts';
import { asList, merged, propertiesOf, resolve } from './json-schema.ts';
import { numberInstance } from './number-instance.ts';
import { stringInstance } from './string-instance.ts';

interface Visit {
  readonly root: unknown;
  readonly hints: Hints;
  /** The property that holds the value, and its position among its siblings in an array. */
  readonly name: string;
  readonly position: number;
  readonly depth: number;
}

// Deep enough for any schema written by hand; below it a recursive schema takes its shortest way out.
const deepest = 6;
const noReturn = 40;

const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const isNullSchema = (schema: unknown): boolean =>
  isObject(schema) && (schema['type'] === 'null' || schema['const'] === null);
const isReference = (schema: unknown): boolean => isObject(schema) && typeof schema['$ref'] === 'string';

// Near the top the first real branch; once deep, the branch that ends soonest.
function chosenBranch(branches: readonly unknown[], depth: number): unknown {
  const real = branches.filter((branch) => !isNullSchema(branch));
  if (depth > deepest) return branches.find(isNullSchema) ?? real.find((branch) => !isReference(branch)) ?? real[0];
  return real[0] ?? branches[0];
}

function typeOf(schema: JsonObject, depth: number): unknown {
  const { type } = schema;
  if (Array.isArray(type)) {
    if (depth > deepest && type.includes('null')) return 'null';
    return type.find((each) => each !== 'null') ?? 'null';
  }
  if (type !== undefined) return type;
  if ('properties' in schema || 'required' in schema) return 'object';
  if ('items' in schema || 'prefixItems' in schema || 'minItems' in schema) return 'array';
  return 'minimum' in schema || 'maximum' in schema || 'multipleOf' in schema ? 'number' : 'string';
}

function arrayInstance(schema: JsonObject, visit: Visit): unknown[] {
  const prefix = asList(schema['prefixItems']);
  const least = asNumber(schema['minItems']) ?? 0;
  const most = asNumber(schema['maxItems']) ?? Infinity;
  const length = Math.min(most, Math.max(least, prefix.length, visit.depth > deepest ? 0 : 1));
  return Array.from({ length }, (_, position) =>
    instance(position in prefix ? prefix[position] : (schema['items'] ?? {}), {
      ...visit,
      position,
      depth: visit.depth + 1,
    }),
  );
}

function objectInstance(schema: JsonObject, visit: Visit): JsonObject {
  const properties = propertiesOf(schema);
  const required = asList(schema['required']).filter((name) => typeof name === 'string');
  const all = required.length === 0 && visit.depth <= deepest ? Object.keys(properties) : required;
  return Object.fromEntries(
    [...new Set(all)].map((name) => [
      name,
      instance(properties[name] ?? {}, { ...visit, name, position: 0, depth: visit.depth + 1 }),
    ]),
  );
}

function instance(schema: unknown, visit: Visit): unknown {
  if (!isObject(schema) || visit.depth > noReturn) return 'text';
  const { $ref: reference, allOf, const: constant, enum: options, ...rest } = schema;
  if ('const' in schema) return constant;
  if (Array.isArray(options) && options.length > 0) return options[visit.position % options.length];
  if (typeof reference === 'string') {
    const target = resolve(reference, visit.root);
    return instance(merged([target], rest), { ...visit, depth: visit.depth + 1 });
  }
  if (Array.isArray(allOf)) {
    const parts = allOf.map((part: unknown) =>
      isObject(part) && typeof part['$ref'] === 'string' ? resolve(part['$ref'], visit.root) : part,
    );
    return instance(merged(parts, rest), { ...visit, depth: visit.depth + 1 });
  }
  const branches = [...asList(schema['anyOf']), ...asList(schema['oneOf'])];
  if (branches.length > 0) {
    const { anyOf: _any, oneOf: _one, ...base } = schema;
    return instance(merged([chosenBranch(branches, visit.depth)], base), { ...visit, depth: visit.depth + 1 });
  }
  switch (typeOf(schema, visit.depth)) {
    case 'object':
      return objectInstance(schema, visit);
    case 'array':
      return arrayInstance(schema, visit);
    case 'integer':
      return numberInstance(schema, true, visit.position);
    case 'number':
      return numberInstance(schema, false, visit.position);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return stringInstance(schema, visit);
  }
}

/** A small instance of a JSON Schema (2020-12, local references), its strings taken from the hints where they fit. */
export const jsonInstance = (schema: unknown, hints: Hints): unknown =>
  instance(schema, { root: schema, hints, name: '', position: 0, depth: 0 });
