import { resolvePointer } from '../pointer.ts';
import type { Schema } from '../schema.ts';

/** A document that does not hold what is to be compared. */
export class MissingSchema extends Error {}

/** OpenAPI 3.0 as it survives in documents that call themselves 3.1. */
export interface LegacySchema extends Schema {
  readonly nullable?: boolean;
}

/** A schema and where it stands in its document. */
export interface Place {
  readonly schema: LegacySchema;
  readonly at: string;
}

/** Several places describe one value when `allOf` brings them together. */
export type Places = readonly [Place, ...Place[]];

/** Where a reference leads, through all of them; a nullable one stays. Throws MissingSchema for a reference to nowhere. */
export function followed(place: Place, document: object): Place {
  const { $ref, nullable } = place.schema;
  if ($ref === undefined || nullable === true) return place;
  const target = resolvePointer(document, $ref);
  if (typeof target !== 'object' || target === null)
    throw new MissingSchema(`Expected a schema at ${$ref}, to which ${place.at} refers, saw none`);
  return followed({ schema: target, at: $ref }, document);
}
