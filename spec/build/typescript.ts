import type { Schema, Schemas } from '../schema.ts';
import { strictly } from '../strictly.ts';

/** TypeScript types of all schemas in the profile `strict`, as source text that still has to be formatted. */
export function typescript(schemas: Schemas): string {
  const declarations = Object.entries(schemas).map(([name, schema]) => {
    const type = typeOf(strictly(schema, schemas));
    return type.startsWith('{') && type.endsWith('}') && schema.type === 'object' && schema.properties !== undefined
      ? `export interface ${name} ${type}`
      : `export type ${name} = ${type};`;
  });
  return declarations.join('\n\n');
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches !== undefined) return branches.map(typeOf).join(' | ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'unknown' : types.map((type) => typeOfOne(type, schema)).join(' | ');
}

function typeOfOne(type: string, schema: Schema): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return `Array<${typeOf(schema.items ?? {})}>`;
    case 'object':
      return objectType(schema);
    default:
      return type;
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (properties === undefined) {
    const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return `{ [name: string]: ${value} }`;
  }
  const members = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`,
  );
  return `{\n${members.join('\n')}\n}`;
}
