import type { RequirementId } from '../../spec/requirements/index.ts';

/** A fault of `suites/faults` that does on the wire what a report describes, and the requirement that notices. */
export interface Catch {
  readonly fault: string;
  readonly requirement: RequirementId;
}

/**
 * What becomes of a report: a fault repeats it and is caught by a run without --load that has the keys it needs, the
 * standards allow it, or no such run can show it.
 */
export type Outcome =
  | { readonly caught: readonly [Catch, ...Catch[]] }
  | { readonly legal: readonly [string, ...string[]] }
  | { readonly unseen: string };

/** One way in which real servers or gateways were seen to deviate, with the reports, as `owner/repository#number`. */
export type Row = Outcome & { readonly says: string; readonly reports: readonly [string, ...string[]] };

/** The rows of one part of the wire, by their lasting keys. */
export type Section = Readonly<Record<string, Row>>;
