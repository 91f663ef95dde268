import type { Erratum } from '../errata.ts';
import type { Schemas } from '../schema.ts';
import { strictly } from '../strictly.ts';
import { compareDocuments, type Difference, type Pairs, type SchemaDocument } from './differences.ts';

export interface Explanation {
  readonly explained: readonly Erratum[];
  readonly unexplained: readonly FoundDifference[];
  /** Errata that no difference bears out any more. */
  readonly stale: readonly Erratum[];
  /** Schemas of ours that were compared with nothing. */
  readonly uncompared: readonly string[];
}

export interface FoundDifference extends Difference {
  /** Only the profile `compat` differs. */
  readonly relaxed: boolean;
}

/**
 * Holds the errata against what really differs, in both profiles: an erratum explains a difference only when
 * all it says is so, also whether the profile `strict` still differs.
 */
export function explain(
  ours: { readonly components: { readonly schemas: Schemas } },
  official: SchemaDocument,
  pairs: Pairs,
  errata: readonly Erratum[],
): Explanation {
  const { schemas } = ours.components;
  const compat = compareDocuments(ours, official, pairs);
  const strict = compareDocuments({ components: { schemas: strictSchemas(schemas) } }, official, pairs);
  const found = new Map<string, FoundDifference>();
  for (const one of compat.differences) found.set(key(one), { ...one, relaxed: true });
  for (const one of strict.differences) found.set(key(one), { ...one, relaxed: false });

  const differences = [...found.values()];
  const explains = (erratum: Erratum, one: FoundDifference | undefined) => one?.relaxed === (erratum.relaxed ?? false);
  const explained = errata.filter((erratum) => explains(erratum, found.get(key(erratum))));
  const keys = new Set(explained.map(key));
  return {
    explained,
    unexplained: differences.filter((one) => !keys.has(key(one))),
    stale: errata.filter((erratum) => !explained.includes(erratum)),
    uncompared: Object.keys(schemas).filter((name) => !compat.visited.has(`#/components/schemas/${name}`)),
  };
}

const key = ({ pointer, differs, official, ours }: Difference): string =>
  JSON.stringify([pointer, differs, official, ours]);

const strictSchemas = (schemas: Schemas): Schemas =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, strictly(schema, schemas)]));
