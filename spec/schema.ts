/** The part of JSON Schema 2020-12 that `openapi.yaml` is written in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  /** What the profile `strict` asks for on top: `type`, `required` or `enum`, nothing nested. */
  readonly 'x-strict'?: Schema;
}

export type Schemas = { readonly [name: string]: Schema };

const home = '#/components/schemas/';

/** The schema that a `$ref` names, or the schema itself. Throws for a reference to nowhere. */
export function dereference(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema;
  const target = schemas[schema.$ref.slice(home.length)];
  if (!schema.$ref.startsWith(home) || target === undefined) {
    throw new Error(`expected a reference to a schema of this document, saw ${schema.$ref}`);
  }
  return dereference(target, schemas);
}
