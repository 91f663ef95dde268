import type { Level } from '../spec/requirement.ts';
import type { Source } from '../spec/sources.ts';

/**
 * The run record: everything a renderer may know, and nothing else. `report.json` is this object, so a change
 * that removes or renames a field needs a new `record` version and a new schema in `reports/schema/`.
 */
export interface RunRecord {
  readonly record: 'runestone.run/1';
  readonly suite: { readonly name: string; readonly version: string; readonly requirements: number };
  readonly target: TargetRecord;
  readonly environment: EnvironmentRecord;
  readonly profile: Profile;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly spent: Spending;
  readonly planned: Spending;
  readonly gate: GateRecord;
  readonly summary: { readonly [L in Level]: Tally };
  readonly requirements: readonly RequirementRecord[];
  /** Every line that a production report would tick, in report order. */
  readonly claims: readonly ClaimRecord[];
  /** Every client that a run can put to work, whether it took part or not. */
  readonly clients: readonly ClientRecord[];
  /** One entry for every burst of concurrent requests that was measured. */
  readonly concurrency: readonly ConcurrencyRecord[];
  /** Every time that was taken between the two sides of the gateway; none without the upstream behind it. */
  readonly times: readonly TimeRecord[];
  /** What discovery found, each with the evidence that decided it. */
  readonly capabilities: readonly CapabilityRecord[];
  /** The command that repeats the run; keys are named by their environment variable, never written. */
  readonly command: string;
}

export type Profile = 'compat' | 'strict';
export type Verdict = 'pass' | 'fail' | 'warn' | 'skip' | 'inconclusive';
export type ExitCode = 0 | 1 | 2 | 3 | 130;
export type Tally = { readonly [V in Verdict]: number };

export interface Spending {
  readonly requests: number;
  readonly tokens: number;
  /** `usage` when the target reported every count itself, `estimated` when bytes/4 had to stand in. */
  readonly counted?: 'usage' | 'estimated';
}

export interface TargetRecord {
  /** The base URL with its version prefix, without credentials or a query. */
  readonly url: string;
  readonly model: string | null;
  /** How the model was chosen, in a sentence. */
  readonly modelChoice: string;
  readonly embeddingModel: string | null;
  /** The `server` response header, when sent. */
  readonly server: string | null;
}

export interface EnvironmentRecord {
  readonly node: string;
  readonly platform: string;
  /** Exact versions of what took part: the SDKs, undici, the validator. */
  readonly versions: { readonly [name: string]: string };
  /** SHA-256 of the contract document that was judged against. */
  readonly contract: string;
}

export interface GateRecord {
  readonly verdict: 'passed' | 'failed' | 'undecided' | 'interrupted';
  readonly exitCode: ExitCode;
  readonly reasons: readonly string[];
}

export interface RequirementRecord {
  readonly id: string;
  readonly area: string;
  readonly level: Level;
  /** The whole sentence, "A gateway must …". */
  readonly says: string;
  readonly breaks: string;
  readonly source: readonly Source[];
  readonly verdict: Verdict;
  /** Why it is not judged, for `skip` and `inconclusive`. */
  readonly reason?: string;
  /** What would let it be judged, such as a flag. */
  readonly enable?: string;
  /** It depends on what a model chose to answer. */
  readonly model?: true;
  readonly scenarios: readonly JudgementRecord[];
}

export interface JudgementRecord {
  /** The scenario's id. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly problems: readonly ProblemRecord[];
  readonly reason?: string;
  readonly enable?: string;
  /** The evidence file, relative to the report's folder. */
  readonly evidence?: string;
  readonly reproduce: { readonly curl?: string; readonly command: string };
}

export interface ProblemRecord {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** A column of the client matrix: what a client made of the gateway, operation by operation. */
export interface ClientRecord {
  /** As `--clients` takes it. */
  readonly id: string;
  readonly name: string;
  /** Exact, or null when it did not take part. */
  readonly version: string | null;
  /** Why it did not take part, and what would let it. */
  readonly missing?: string;
  readonly enable?: string;
  readonly operations: readonly OperationRecord[];
}

export interface OperationRecord {
  /** The requirement that says what is asked of it. */
  readonly requirement: string;
  readonly result: 'works' | 'breaks' | 'not-run';
  /** What breaks it, or why it was not run. */
  readonly because?: string;
  /** The broken promise of the wire that it stumbles over. */
  readonly cause?: string;
}

/** `partly`: kept with warnings, or something recommended was not judged. `not-observable`: by no URL and no key. */
export type ClaimVerdict = 'verified' | 'failed' | 'partly' | 'not-verified' | 'not-observable';

export interface ClaimRecord {
  readonly id: string;
  readonly section: string;
  /** The whole sentence that would be ticked. */
  readonly says: string;
  readonly verdict: ClaimVerdict;
  /** What decided the verdict, or why nothing could and what evidence it takes instead. */
  readonly because: string;
  /** Ids of the requirements that decide it together; none when it cannot be observed. */
  readonly requirements: readonly string[];
}

export interface ConcurrencyRecord {
  readonly scenario: string;
  /** Requests sent, and how many of them were streamed. */
  readonly requests: number;
  readonly streamed: number;
  readonly atOnce: number;
  /** Mutually exclusive outcomes; they sum to `requests`. */
  readonly outcomes: { readonly [outcome: string]: number };
  /** Upper bound of the failure rate at 95 % confidence, as a fraction. */
  readonly failureBound: number;
  /** Milliseconds from sending to the last byte, and to the first content of a stream. */
  readonly latencyMs: Quantiles;
  readonly firstContentMs: Quantiles | null;
}

export interface Quantiles {
  readonly n: number;
  readonly p50: number;
  readonly p90: number;
  /** Null when n is too small for the quantile to mean anything: n·(1−p) < 10 is printed as a maximum instead. */
  readonly p95: number | null;
  readonly max: number;
}

/** A time that only both sides of the gateway show, in milliseconds. */
export interface TimeRecord {
  readonly scenario: string;
  /** From what to what, as the rest of a row that begins with "the time". */
  readonly what: string;
  readonly n: number;
  readonly p50: number;
  /** Between which the median lies with 95 % confidence, where there were enough rounds to tell. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly max: number;
}

export interface CapabilityRecord {
  readonly capability: string;
  readonly offered: 'yes' | 'no' | 'unknown';
  readonly evidence: string;
}
