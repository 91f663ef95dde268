import { member, resolvePointer } from '../pointer.ts';
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

/** One JSON type that a schema allows, with what it asks of values of that type. */
export interface Alternative {
  readonly type: string;
  readonly at: string;
  /** The type is only implied, by `properties` without `type`: any other value passes too. */
  readonly implied: boolean;
  readonly values: readonly unknown[] | undefined;
  readonly bounds: { readonly [keyword in Bound]?: number | string };
  readonly properties: ReadonlyMap<string, Places>;
  readonly required: ReadonlySet<string>;
  readonly additional: boolean | Place;
  readonly items: Places | undefined;
}

export type Bound = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'pattern';

/** The bounds that say something about a type; a schema may carry others for its other types. */
export const bounds: { readonly [type: string]: readonly Bound[] } = {
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  string: ['minLength', 'maxLength', 'pattern'],
  array: ['minItems', 'maxItems'],
};

/** Where a reference leads, through all of them; a nullable one stays. Throws MissingSchema for a reference to nowhere. */
export function followed(place: Place, document: object): Place {
  const { $ref, nullable } = place.schema;
  if ($ref === undefined || nullable === true) return place;
  const target = resolvePointer(document, $ref);
  if (typeof target !== 'object' || target === null)
    throw new MissingSchema(`Expected a schema at ${$ref}, to which ${place.at} refers, saw none`);
  return followed({ schema: target, at: $ref }, document);
}

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

const plain = (type: string, at: string): Alternative => ({
  type,
  at,
  implied: false,
  values: undefined,
  bounds: {},
  properties: new Map(),
  required: new Set(),
  additional: true,
  items: undefined,
});

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
  const apply = bounds[type] ?? [];
  return Object.fromEntries(
    apply.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword]]])),
  );
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

/** A type that stands twice is one: a free string beside listed strings is a free string. */
function united(all: readonly Alternative[]): readonly Alternative[] {
  const simple = (one: Alternative) => one.type !== 'object' && one.type !== 'array';
  const free = (one: Alternative) => one.values === undefined && Object.keys(one.bounds).length === 0;
  return all.filter((one, at) => {
    if (!simple(one)) return true;
    const same = all.filter(({ type }) => type === one.type);
    const absorbing = same.find(free);
    return absorbing === undefined || all.indexOf(absorbing) === at;
  });
}

function intersection(left: readonly Alternative[], right: readonly Alternative[]): readonly Alternative[] {
  return left.flatMap((one) => right.filter(({ type }) => type === one.type).map((other) => both(one, other)));
}

function both(one: Alternative, other: Alternative): Alternative {
  const properties = new Map(one.properties);
  for (const [name, places] of other.properties) properties.set(name, joined(one.properties.get(name), places));
  return {
    type: one.type,
    at: one.at,
    implied: one.implied && other.implied,
    values: one.values?.filter((value) => other.values?.includes(value) ?? true) ?? other.values,
    bounds: { ...one.bounds, ...other.bounds },
    properties,
    required: new Set([...one.required, ...other.required]),
    additional: one.additional === true ? other.additional : one.additional,
    items: other.items === undefined ? one.items : joined(one.items, other.items),
  };
}

const joined = (some: Places | undefined, more: Places): Places => (some === undefined ? more : [...some, ...more]);
