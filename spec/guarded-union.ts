import { dereference, type Schema, type Schemas } from './schema.ts';

/**
 * Rewrites `oneOf` and `anyOf` so that one wrong field gives one problem. A validator that tries every branch
 * reports what is wrong with each of them; here the branch that the value means, by its JSON type and its `type` or
 * `role`, is the only one applied. The verdict is the same, because the branches of this document exclude each other.
 */
export function guardedUnion(branches: readonly Schema[], schemas: Schemas): Schema {
  const resolved = branches.map((branch) => dereference(branch, schemas));
  const objects = resolved.filter((branch) => branch.type === 'object');
  const arrays = resolved.filter((branch) => branch.type === 'array');
  const tag = objects.length > 1 ? commonTag(objects) : undefined;
  const types = [...new Set(resolved.map(singleType))];
  const frame: Schema = {
    type: types,
    ...(tag !== undefined && {
      required: [tag],
      properties: { [tag]: { enum: objects.map((one) => tagOf(one, tag)) } },
    }),
    ...(arrays.length > 1 && { prefixItems: [{ type: arrays.map((one) => singleType(one.items ?? {})) }] }),
  };
  const guard = (branch: Schema): Schema => {
    const type = singleType(branch);
    if (type === 'object' && tag !== undefined) {
      return { type, required: [tag], properties: { [tag]: { const: tagOf(branch, tag) } } };
    }
    if (type === 'array' && arrays.length > 1) return { type, prefixItems: [{ type: singleType(branch.items ?? {}) }] };
    return { type };
  };
  const guarded = resolved.map((branch, at): Schema => {
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    return { if: guard(branch), then: branches[at] ?? {} };
  });
  return { allOf: [frame, ...guarded] };
}

function singleType(schema: Schema): string {
  if (typeof schema.type === 'string') return schema.type;
  throw new Error(`expected every branch of a union to have one type, saw ${JSON.stringify(schema.type)}`);
}

function commonTag(objects: readonly Schema[]): string {
  const [first] = objects;
  const tag = first?.required?.find((name) => objects.every((one) => tagOf(one, name) !== undefined));
  if (tag === undefined) throw new Error('expected the objects of a union to differ in a required constant');
  return tag;
}

const tagOf = (schema: Schema, name: string): unknown => schema.properties?.[name]?.const;
