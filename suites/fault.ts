import type { ClientId } from '../harness/clients/driver.ts';
import type { RequirementId } from '../spec/requirements/index.ts';
import type { Source } from '../spec/sources.ts';
import type { Bend } from './bend.ts';

/** A lie on the wire, taken from how the field breaks, and the requirements that must not survive it. */
export interface Fault {
  /** Kebab-case, named for what it does: `drops-done`. */
  readonly id: string;
  /** What it does, in the third person: "forgets the sentinel at the end of a stream". */
  readonly says: string;
  /** Who was seen doing it. */
  readonly seen: readonly [Source, ...Source[]];
  /** Each must turn `fail` (a MUST) or `warn` (SHOULD, MAY, and MUSTs of the document alone). */
  readonly kills: readonly [RequirementId, ...RequirementId[]];
  /** Scenarios that are to be performed too, since something looks back at them, beside those that judge what it kills. */
  readonly with?: readonly string[];
  /** The client that alone shows it; the fault is skipped where that is not installed. */
  readonly client?: ClientId;
  /** It shows when the provider takes no connections, which nobody else may notice. */
  readonly outage?: true;
  /** How it lies to its clients. */
  readonly bend: Bend;
  /** How it lies to its provider, and about it: the same, between the gateway and the scripted upstream. */
  readonly behind?: Bend;
}

/** An odd form that the standards allow: no judge may fail it, nor a MUST go unjudged because of it. */
export interface Variant {
  readonly id: string;
  readonly says: string;
  readonly allowed: readonly [Source, ...Source[]];
  /** It is about limits that are used up alone, so it is judged by the scenarios that use one up. */
  readonly exhausts?: true;
  readonly bend: Bend;
}
