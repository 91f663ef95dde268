import type { Source } from './sources.ts';

/** A place where our document leaves the official one, which side it takes and why. */
export interface Erratum {
  /** Where, in our document. */
  readonly pointer: string;
  /** What differs, as the comparison calls it: `null`, `required`, `values`, `property`, `minLength` … */
  readonly differs: string;
  readonly official: string;
  readonly ours: string;
  /** The profile `strict` agrees with the official document; `compat` is more lenient. */
  readonly relaxed?: true;
  readonly why: string;
  readonly because: readonly [Source, ...Source[]];
}

export type Reason = Pick<Erratum, 'why' | 'because'>;

export const schemas = '#/components/schemas';

/** The profile `compat` does without a property that the official document requires. */
export const optional = ({ why, because }: Reason, ...places: readonly string[]): readonly Erratum[] =>
  places.map((place) => ({
    pointer: `${schemas}/${place}`,
    differs: 'required',
    official: 'required',
    ours: 'optional',
    relaxed: true,
    why,
    because,
  }));

/** The profile `compat` takes null where the official document wants the property left out. */
export const nullable = ({ why, because }: Reason, ...places: readonly string[]): readonly Erratum[] =>
  places.map((place) => ({
    pointer: `${schemas}/${place}`,
    differs: 'null',
    official: 'refused',
    ours: 'allowed',
    relaxed: true,
    why,
    because,
  }));

/** Both profiles leave the official document. */
export const corrected = (place: string, differs: string, official: string, ours: string, reason: Reason): Erratum => ({
  pointer: `${schemas}/${place}`,
  differs,
  official,
  ours,
  ...reason,
});
