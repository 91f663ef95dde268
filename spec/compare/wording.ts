import type { Alternative, Bound } from './alternative.ts';
import { alternatives } from './alternatives.ts';

/** How the report calls it that null is among the alternatives. */
export const nullability = (all: readonly Alternative[]) =>
  all.some(({ type }) => type === 'null') ? 'allowed' : 'refused';

/** The types other than null, by name. */
export function types(all: readonly Alternative[]): string {
  const names = all
    .filter(({ type }) => type !== 'null')
    .map(({ type, implied }) => (implied ? `${type} or not` : type));
  return names.length === 0 ? 'anything' : [...new Set(names)].sort().join(', ');
}

/** What tells one object, or one list, from another that may stand in the same place. */
export function variant({ type, properties, items }: Alternative, document: object): string {
  if (items !== undefined) return `${type} of ${types(alternatives(items, document))}`;
  const tags = ['role', 'type'].map((name) => properties.get(name)).filter((places) => places !== undefined);
  const constants = tags.map((places) => alternatives(places, document).map(values).join(', '));
  return [type, ...constants].join(' ');
}

export const variants = (all: readonly Alternative[], document: object) =>
  all
    .map((one) => variant(one, document))
    .sort()
    .join('; ');

export const values = (one: Alternative): string =>
  one.values === undefined
    ? 'any'
    : one.values
        .map((value) => JSON.stringify(value))
        .sort()
        .join(', ');

export const boundOf = (one: Alternative, bound: Bound): string => String(one.bounds.get(bound) ?? 'none');

export const described = (inside: boolean | object | undefined): string =>
  typeof inside === 'object' ? 'described' : inside === false ? 'refused' : 'anything';

export const need = (name: string, { required }: Alternative): string => (required.has(name) ? 'required' : 'optional');
