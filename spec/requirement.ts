import type { Source } from './sources.ts';

export type Level = 'must' | 'should' | 'may';

/** One promise of the wire contract. Data only: how it is judged stands in `suites/`. */
export interface Requirement {
  readonly level: Level;
  /** Completes "A gateway must …" (should, may), in the imperative, present tense. */
  readonly says: string;
  readonly source: readonly [Source, ...Source[]];
  /** Which client notices a breach, and how. */
  readonly breaks: string;
  /** It depends on what a model chose to answer, or on this machine keeping time: an `inconclusive` does not block the gate. */
  readonly model?: true;
  /** A MUST of the document alone, harmless to real clients: a breach is `warn` in the profile `compat`. */
  readonly specOnly?: true;
  /** Requirements without which this one cannot be judged: one defect, one red line. */
  readonly after?: readonly string[];
  /** One hit is proof (cross-talk, leaks): a breach is not reproduced before it is printed. */
  readonly certain?: true;
  /** Why no scenario judges it, for the report. */
  readonly untestable?: string;
}

type Terms = Omit<Requirement, 'level' | 'says'>;

export const must = (says: string, rest: Terms): Requirement => ({ level: 'must', says, ...rest });
export const should = (says: string, rest: Terms): Requirement => ({ level: 'should', says, ...rest });
export const may = (says: string, rest: Terms): Requirement => ({ level: 'may', says, ...rest });

/** Gives every requirement of an area its full id, `area.slug`. */
export function requirements<Area extends string, Slug extends string>(
  area: Area,
  bySlug: Record<Slug, Requirement>,
): { readonly [S in Slug as `${Area}.${S}`]: Requirement } {
  const entries = Object.entries<Requirement>(bySlug).map(([slug, requirement]) => [`${area}.${slug}`, requirement]);
  return Object.fromEntries(entries) as { readonly [S in Slug as `${Area}.${S}`]: Requirement };
}
