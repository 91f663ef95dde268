import type { Place, Places } from './place.ts';

/** One JSON type that a schema allows, with what it asks of values of that type. */
export interface Alternative {
  readonly type: string;
  readonly at: string;
  /** The type is only implied, by `properties` without `type`: any other value passes too. */
  readonly implied: boolean;
  readonly values: readonly unknown[] | undefined;
  readonly bounds: ReadonlyMap<Bound, number | string>;
  readonly properties: ReadonlyMap<string, Places>;
  readonly required: ReadonlySet<string>;
  readonly additional: boolean | Place;
  readonly items: Places | undefined;
}

export type Bound = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'pattern';

/** The bounds that say something about a type; a schema may carry others for its other types. */
export const boundsFor: { readonly [type: string]: readonly Bound[] } = {
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  string: ['minLength', 'maxLength', 'pattern'],
  array: ['minItems', 'maxItems'],
};

/** Any value of a type. */
export const plain = (type: string, at: string): Alternative => ({
  type,
  at,
  implied: false,
  values: undefined,
  bounds: new Map(),
  properties: new Map(),
  required: new Set(),
  additional: true,
  items: undefined,
});

/** The same alternatives with each simple type once: a free string beside listed strings is a free string. */
export function united(all: readonly Alternative[]): readonly Alternative[] {
  const simple = (one: Alternative) => one.type !== 'object' && one.type !== 'array';
  const free = (one: Alternative) => one.values === undefined && one.bounds.size === 0;
  return all.filter((one, at) => {
    const absorbing = simple(one) ? all.find((other) => other.type === one.type && free(other)) : undefined;
    return absorbing === undefined || all.indexOf(absorbing) === at;
  });
}

/** What both lists allow. An empty list makes no demand. */
export function intersection(left: readonly Alternative[], right: readonly Alternative[]): readonly Alternative[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  return left.flatMap((one) => right.filter(({ type }) => type === one.type).map((other) => both(one, other)));
}

function both(one: Alternative, other: Alternative): Alternative {
  const properties = new Map(one.properties);
  for (const [name, places] of other.properties) properties.set(name, joined(one.properties.get(name), places));
  const bounds = new Map(one.bounds);
  for (const [bound, value] of other.bounds) bounds.set(bound, tighter(bound, one.bounds.get(bound) ?? value, value));
  return {
    type: one.type,
    at: one.at,
    implied: one.implied && other.implied,
    values: one.values?.filter((value) => other.values?.includes(value) ?? true) ?? other.values,
    bounds,
    properties,
    required: new Set([...one.required, ...other.required]),
    additional: one.additional === true ? other.additional : one.additional,
    items: other.items === undefined ? one.items : joined(one.items, other.items),
  };
}

const joined = (some: Places | undefined, more: Places): Places => (some === undefined ? more : [...some, ...more]);

function tighter(bound: Bound, one: number | string, other: number | string): number | string {
  if (typeof one === 'number' && typeof other === 'number') {
    return bound.startsWith('min') ? Math.max(one, other) : Math.min(one, other);
  }
  return one === other ? one : `${one} and ${other}`;
}
