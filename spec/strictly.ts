import { dereference, type Schema, type Schemas } from './schema.ts';

/** A schema as the profile `strict` reads it: what `x-strict` holds is folded in, here and in everything inside. */
export function strictly(schema: Schema, schemas: Schemas): Schema {
  const { 'x-strict': strict, properties, items, oneOf, anyOf, ...rest } = schema;
  const inside = (one: Schema) => strictly(one, schemas);
  const allowed = strict?.type === undefined ? undefined : [strict.type].flat();
  const allows = (type: unknown) => allowed === undefined || allowed.some((one) => one === type);
  const branches = (all: readonly Schema[]) =>
    all.filter((branch) => allows(dereference(branch, schemas).type)).map(inside);
  const required = [...(schema.required ?? []), ...(strict?.required ?? [])];
  const values = strict?.enum ?? schema.enum?.filter((value) => value !== null || allows('null'));
  return {
    ...rest,
    ...(strict?.type !== undefined && rest.type !== undefined && { type: strict.type }),
    ...(required.length > 0 && { required }),
    ...(values !== undefined && { enum: values }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inside(one)])),
    }),
    ...(items !== undefined && { items: inside(items) }),
    ...(oneOf !== undefined && { oneOf: branches(oneOf) }),
    ...(anyOf !== undefined && { anyOf: branches(anyOf) }),
  };
}
