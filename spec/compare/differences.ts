import { member } from '../pointer.ts';
import { type Alternative, boundsFor } from './alternative.ts';
import { alternatives } from './alternatives.ts';
import { followed, MissingSchema, type Place, type Places } from './place.ts';
import { boundOf, described, need, nullability, types, values, variant, variants } from './wording.ts';

/** One way in which our document and the official one do not ask the same. */
export interface Difference {
  /** Where, in our document. */
  readonly pointer: string;
  /** `null`, `type`, `variants`, `values`, `property`, `required`, `items`, `additionalProperties`, or a bound such as `minimum`. */
  readonly differs: string;
  readonly official: string;
  readonly ours: string;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Pointers to every schema of ours that was looked at. */
  readonly visited: ReadonlySet<string>;
}

/** A document with schemas, of which only these are read. */
export interface SchemaDocument {
  readonly components: { readonly schemas: { readonly [name: string]: object } };
}

/** From the name of a schema here to its name in the official document. */
export type Pairs = { readonly [ours: string]: string };

/** Every difference between the paired schemas and everything inside them, each once. Throws MissingSchema for one that is not there. */
export function compareDocuments(ours: SchemaDocument, official: SchemaDocument, pairs: Pairs): Comparison {
  const differences = new Map<string, Difference>();
  const visited = new Set<string>();
  const compared = new Set<string>();

  const report = (pointer: string, differs: string, said: string, ours: string) => {
    if (said === ours) return;
    differences.set([pointer, differs, said, ours].join('\n'), { pointer, differs, official: said, ours });
  };

  function compare(ourPlace: Place, officialPlaces: Places): void {
    const mine = followed(ourPlace, ours);
    const [first, ...rest] = officialPlaces.map((place) => followed(place, official));
    if (first === undefined) return;
    const key = [mine, first, ...rest].map(({ at }) => at).join(' ');
    if (compared.has(key)) return;
    compared.add(key);
    visited.add(mine.at);

    const left = alternatives([mine], ours);
    const right = alternatives([first, ...rest], official);
    for (const { at } of left) visited.add(at);
    report(mine.at, 'null', nullability(right), nullability(left));
    report(mine.at, 'type', types(right), types(left));
    for (const type of new Set(left.map((one) => one.type))) {
      const ofType = (all: readonly Alternative[]) => all.filter((one) => one.type === type);
      compareVariants(mine.at, ofType(left), ofType(right));
    }
  }

  function compareVariants(at: string, left: readonly Alternative[], right: readonly Alternative[]): void {
    if (right.length === 0) return; // said as a difference of type
    const single = left.length === 1 && right.length === 1;
    if (!single) report(at, 'variants', variants(right, official), variants(left, ours));
    for (const one of left) {
      const other = single ? right[0] : right.find((each) => variant(each, official) === variant(one, ours));
      if (other !== undefined) compareAlternatives(one, other);
    }
  }

  function compareAlternatives(one: Alternative, other: Alternative): void {
    report(one.at, 'values', values(other), values(one));
    for (const bound of boundsFor[one.type] ?? []) report(one.at, bound, boundOf(other, bound), boundOf(one, bound));
    report(one.at, 'items', described(other.items), described(one.items));
    report(one.at, 'additionalProperties', described(other.additional), described(one.additional));
    if (one.items !== undefined && other.items !== undefined) compare(one.items[0], other.items);
    if (typeof one.additional === 'object' && typeof other.additional === 'object') {
      compare(one.additional, [other.additional]);
    }
    for (const [name, [place]] of one.properties) compareProperty(name, place, one, other);
    for (const name of other.properties.keys()) {
      if (!one.properties.has(name)) report(one.at, 'property', name, 'absent');
    }
  }

  function compareProperty(name: string, place: Place, one: Alternative, other: Alternative): void {
    const theirs = other.properties.get(name);
    if (theirs === undefined) {
      report(place.at, 'property', 'absent', need(name, one));
      return;
    }
    report(place.at, 'required', need(name, other), need(name, one));
    compare(place, theirs);
  }

  for (const [name, officialName] of Object.entries(pairs)) {
    compare(component(ours, name), [component(official, officialName)]);
  }
  return { differences: [...differences.values()], visited };
}

function component(document: SchemaDocument, name: string): Place {
  const schema = document.components.schemas[name];
  if (schema === undefined)
    throw new MissingSchema(`Expected a schema named ${name} in #/components/schemas, saw none`);
  return { schema, at: member('#', 'components', 'schemas', name) };
}
