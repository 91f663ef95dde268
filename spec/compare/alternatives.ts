import { member } from '../pointer.ts';
import type { Schema } from '../schema.ts';
import { type Alternative, boundsFor, intersection, plain, united } from './alternative.ts';
import { followed, type Place, type Places } from './place.ts';

/**
 * Everything the places allow together, as a list of single types: references followed, `nullable` read as one more
 * type, `oneOf` and `anyOf` spread out, `allOf` (and several places) intersected. Annotations and formats are left out.
 */
export function alternatives([first, ...rest]: Places, document: object): readonly Alternative[] {
  const of = (place: Place) => alternativesOf(place, document);
  return rest.map(of).reduce(intersection, of(first));
}

function alternativesOf(place: Place, document: object): readonly Alternative[] {
  const { $ref, oneOf, anyOf, allOf = [], nullable, ...own } = place.schema;
  const inside = (keyword: string, all: readonly Schema[]) =>
    all.map((schema, at) => alternativesOf({ schema, at: member(place.at, keyword, at) }, document));
  const parts = [
    ...($ref === undefined ? [] : [alternativesOf(followed({ schema: { $ref }, at: place.at }, document), document)]),
    ...(oneOf === undefined ? [] : [inside('oneOf', oneOf).flat()]),
    ...(anyOf === undefined ? [] : [inside('anyOf', anyOf).flat()]),
    ...inside('allOf', allOf),
    ...ofItself({ schema: own, at: place.at }),
  ];
  const [first = [], ...rest] = parts;
  const all = rest.reduce(intersection, first);
  return united(nullable === true ? [...all, plain('null', place.at)] : all);
}

/** What the keywords beside any combinator say; nothing when there are none. */
function ofItself({ schema, at }: Place): readonly (readonly Alternative[])[] {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const implied = impliedTypes(schema, values);
  const types = schema.type === undefined ? implied : [schema.type].flat();
  if (types.length === 0) return [];
  const alternative = (type: string): readonly Alternative[] => {
    const ofType = values?.filter((value) => [type, type === 'number' && 'integer'].includes(typeName(value)));
    if (ofType?.length === 0) return [];
    const base = { ...plain(type, at), implied: schema.type === undefined && values === undefined };
    if (type === 'null') return [base];
    const inside = type === 'object' ? members({ schema, at }) : type === 'array' && { items: itemsOf({ schema, at }) };
    return [{ ...base, values: ofType, bounds: boundsOf(schema, type), ...inside }];
  };
  return [types.flatMap(alternative)];
}

function impliedTypes(schema: Schema, values: readonly unknown[] | undefined): readonly string[] {
  if (values !== undefined) return [...new Set(values.map(typeName))];
  if (schema.properties !== undefined || schema.required !== undefined) return ['object'];
  return schema.items === undefined ? [] : ['array'];
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function boundsOf(schema: Schema, type: string): Alternative['bounds'] {
  const said = (boundsFor[type] ?? []).map((bound) => ({ bound, value: schema[bound] }));
  return new Map(said.flatMap(({ bound, value }) => (value === undefined ? [] : [[bound, value] as const])));
}

function members({ schema, at }: Place): Partial<Alternative> {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const place = ([name, one]: [string, Schema]) =>
    [name, [{ schema: one, at: member(at, 'properties', name) }]] as const;
  return {
    properties: new Map(Object.entries(properties).map(place)),
    required: new Set(required),
    additional:
      typeof additionalProperties === 'boolean'
        ? additionalProperties
        : { schema: additionalProperties, at: member(at, 'additionalProperties') },
  };
}

const itemsOf = ({ schema, at }: Place): Places | undefined =>
  schema.items === undefined ? undefined : [{ schema: schema.items, at: member(at, 'items') }];
