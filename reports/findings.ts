import type {
  ClaimRecord,
  ClaimVerdict,
  JudgementRecord,
  RequirementRecord,
  RunRecord,
  Tally,
  Verdict,
} from '../harness/record.ts';

/** Requirements of one verdict, the required before the recommended before the optional. */
export function withVerdict(record: RunRecord, verdict: Verdict): readonly RequirementRecord[] {
  const found = record.requirements.filter((one) => one.verdict === verdict);
  return (['must', 'should', 'may'] as const).flatMap((level) => found.filter((one) => one.level === level));
}

export const total = (tally: Tally): number => tally.pass + tally.fail + tally.warn + tally.skip + tally.inconclusive;

export const notJudged = (tally: Tally): number => tally.skip + tally.inconclusive;

export interface AreaFindings {
  readonly area: string;
  readonly requirements: readonly RequirementRecord[];
}

/** The areas in the order in which the record first names them. */
export function byArea(requirements: readonly RequirementRecord[]): readonly AreaFindings[] {
  const groups = Map.groupBy(requirements, (one) => one.area);
  return [...groups].map(([area, members]) => ({ area, requirements: members }));
}

export function tally(requirements: readonly RequirementRecord[]): Tally {
  const of = (verdict: Verdict): number => requirements.filter((one) => one.verdict === verdict).length;
  return { pass: of('pass'), fail: of('fail'), warn: of('warn'), skip: of('skip'), inconclusive: of('inconclusive') };
}

/** The scenarios that speak against a requirement. */
export const against = (requirement: RequirementRecord): readonly JudgementRecord[] =>
  requirement.scenarios.filter((one) => one.problems.length > 0);

export interface NotTested {
  readonly verdict: 'inconclusive' | 'skip';
  readonly reason: string;
  readonly enable: string | null;
  readonly requirements: readonly RequirementRecord[];
}

/** What was not judged, grouped by why, what was tried in vain before what was left out. */
export function notTested(record: RunRecord): readonly NotTested[] {
  return (['inconclusive', 'skip'] as const).flatMap((verdict) => {
    const why = (one: RequirementRecord) => ({
      verdict,
      reason: one.reason ?? one.scenarios.find((judged) => judged.reason)?.reason ?? 'no reason was recorded',
      enable: one.enable ?? one.scenarios.find((judged) => judged.enable)?.enable ?? null,
    });
    const groups = Map.groupBy(withVerdict(record, verdict), (one) => JSON.stringify(why(one)));
    return [...groups.values()].flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ ...why(first), requirements: [first, ...rest] }],
    );
  });
}

/** How many requirements of the suite the run left out by choice; null for a whole run. */
export function leftOut(record: RunRecord): number | null {
  const missing = record.suite.requirements - record.requirements.length;
  return missing > 0 ? missing : null;
}

/** How many lines of the production report have a verdict. */
export const claimsWith = (claims: readonly ClaimRecord[], verdict: ClaimVerdict): number =>
  claims.filter((one) => one.verdict === verdict).length;
