import type { OpenAPIV3_1 } from 'openapi-types';
import json from './openapi.json' with { type: 'json' };
import type { Schemas } from './schema.ts';

/** The name of a schema under `#/components/schemas`. */
export type SchemaName = keyof typeof json.components.schemas;

export interface ContractDocument extends Omit<OpenAPIV3_1.Document, 'components'> {
  readonly components: Omit<OpenAPIV3_1.ComponentsObject, 'schemas'> & { readonly schemas: Schemas };
}

// The compiler types JSON by its values ("3.1.0" is a string, a union of all schemas is no Schema), hence the cast.
export const contract = json as unknown as ContractDocument;
