import type { RequirementId } from './requirements/index.ts';

interface Line {
  /** Section and slug, `streaming/sentinel`: the slash tells it from the id of a requirement. */
  readonly id: string;
  readonly section: string;
  /** The whole sentence that a production report would tick. */
  readonly says: string;
}

/** Decided by measurement: true when every one of these requirements was judged and kept. */
interface Decision {
  readonly decidedBy: readonly RequirementId[];
  /** The client that the line is about: what others made of the same answers does not tick it. */
  readonly client?: string;
}

/** Hidden from whoever has a URL and a key. */
interface Obstacle {
  /** Why no answer of the gateway can show it. */
  readonly unobservable: string;
  /** What whoever signs needs to see instead. */
  readonly evidence: string;
}

/** A line that production reports tick, with what it takes to tick it. */
export type Claim = (Line & Decision) | (Line & Obstacle);

type Terms = { readonly says: string } & (Decision | Obstacle);

/** A line that requirements decide together. */
export const decided = (says: string, ...decidedBy: readonly [RequirementId, ...RequirementId[]]): Terms => ({
  says,
  decidedBy,
});

/** A line about one client, decided by what it did itself. */
export const decidedWith = (
  client: string,
  says: string,
  ...decidedBy: readonly [RequirementId, ...RequirementId[]]
): Terms => ({ says, decidedBy, client });

/** A line that cannot be seen from outside. */
export const unobservable = (says: string, { why, evidence }: { why: string; evidence: string }): Terms => ({
  says,
  unobservable: why,
  evidence,
});

/** Gives every claim of a section its full id, `section/slug`. */
export const claimsOf = (section: string, bySlug: { readonly [slug: string]: Terms }): readonly Claim[] =>
  Object.entries(bySlug).map(([slug, terms]) => ({ id: `${section}/${slug}`, section, ...terms }));
