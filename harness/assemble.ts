import { claims } from '../spec/claims.ts';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { judgeClaims } from './claims.ts';
import { clientMatrix } from './client-matrix.ts';
import type { Found } from './clients/clients.ts';
import type { ClientId } from './clients/driver.ts';
import { foundOut, missingOf } from './found-out.ts';
import { decide, type FailOn, type Stop } from './gate.ts';
import { isUndecided, type Judgement, type Problem } from './judge.ts';
import { asOneStory, causesIn } from './one-story.ts';
import { areaOf, type PlannedScenario } from './plan.ts';
import type { JudgementRecord, Profile, RequirementRecord, RunRecord, Verdict } from './record.ts';
import { besideUpstream, commandLine, curlLine, type Invocation, type KeyNames, sentence } from './reproduce.ts';
import type { Result } from './run.ts';
import { tally, verdictOf, worst } from './verdict.ts';

export interface Facts
  extends Omit<
    RunRecord,
    'record' | 'gate' | 'summary' | 'requirements' | 'claims' | 'clients' | 'concurrency' | 'times' | 'suite'
  > {
  readonly suite: { readonly name: string; readonly version: string };
  readonly failOn: FailOn;
  /** Capabilities that the target must offer. */
  readonly requires: readonly string[];
  readonly stop: Stop | null;
  /** What is known of each client after the run. */
  readonly found: (id: ClientId) => Found;
  readonly keys: KeyNames;
  readonly invocation: Invocation;
}

/** Turns the results of a run into its record: every requirement of the plan, its verdict, and how to see it again. */
export function assemble(seen: readonly Result[], facts: Facts): RunRecord {
  const { failOn, requires, stop, found, keys, invocation, suite, ...rest } = facts;
  const cause = causesIn(seen, facts.profile);
  const results = asOneStory(seen, cause);
  const capabilities = [...facts.capabilities, ...foundOut(results)];
  const again: Again = { keys, invocation, profile: facts.profile, all: results };
  const all = Object.keys(catalogue) as RequirementId[];
  const requirements = all.flatMap((id) => {
    const judged = results.filter(({ judgements }) => judgements.has(id));
    if (judged.length > 0) return [requirementRecord(id, judged, again)];
    return catalogue[id].untestable === undefined ? [] : [requirementRecord(id, [], again)];
  });
  const clients = clientMatrix(seen, found, cause);
  const at = (level: RequirementRecord['level']) =>
    tally(requirements.filter((one) => one.level === level).map(({ verdict }) => verdict));
  return {
    record: 'runestone.run/1',
    suite: { ...suite, requirements: all.length },
    ...rest,
    capabilities,
    gate: decide(requirements, stop, failOn, missingOf(requires, capabilities)),
    summary: { must: at('must'), should: at('should'), may: at('may') },
    requirements,
    claims: judgeClaims(claims, requirements, clients),
    clients,
    concurrency: results.flatMap(({ evidence }) => evidence?.measured ?? []),
    times: results.flatMap(({ planned: { scenario }, evidence }) =>
      (evidence?.times ?? []).map((time) => ({ scenario: scenario.id, ...time })),
    ),
  };
}

/** What is needed to say how a judgement can be seen again. */
interface Again {
  readonly keys: KeyNames;
  readonly invocation: Invocation;
  readonly profile: Profile;
  readonly all: readonly Result[];
}

function requirementRecord(id: RequirementId, results: readonly Result[], again: Again): RequirementRecord {
  const { level, breaks, source, model, untestable } = catalogue[id];
  const scenarios = results.map((result) => judgementRecord(id, result, again));
  const verdict = worst(scenarios.map((one) => one.verdict));
  const why = scenarios.find((one) => one.verdict === verdict);
  return {
    id,
    area: areaOf(id),
    level,
    says: sentence(id),
    breaks,
    source,
    verdict,
    ...(untestable !== undefined && { reason: untestable }),
    ...(why?.reason !== undefined && { reason: why.reason }),
    ...(why?.enable !== undefined && { enable: why.enable }),
    ...(model === true && { model }),
    scenarios,
  };
}

function judgementRecord(
  id: RequirementId,
  { planned, judgements, evidence }: Result,
  { keys, invocation, profile, all }: Again,
): JudgementRecord {
  const judgement: Judgement = judgements.get(id) ?? [];
  const verdict: Verdict = verdictOf(catalogue[id], judgement, profile);
  const problems = isUndecided(judgement) ? [] : judgement;
  const wire = problems.find((one) => one.wire !== undefined)?.wire ?? evidence?.transcript[0];
  // A passive scenario points at an exchange of another one, whose evidence holds it.
  const where = all.find(({ evidence: seen }) => wire !== undefined && seen?.transcript.includes(wire));
  return {
    id: planned.scenario.id,
    verdict,
    problems: problems.map(withoutWire),
    ...(isUndecided(judgement) && { reason: judgement.reason }),
    ...(isUndecided(judgement) && judgement.enable !== undefined && { enable: judgement.enable }),
    ...(where !== undefined && { evidence: evidencePath(where.planned.scenario.id) }),
    reproduce: {
      ...(wire !== undefined && { curl: curlLine(wire, keys) + besideUpstream(wire, invocation) }),
      command: commandLine(invocation, again(where, planned, id)),
    },
  };
}

/** A scenario that judges what others saw needs the one that saw it. */
function again(where: Result | undefined, planned: PlannedScenario, id: RequirementId): readonly string[] {
  const elsewhere = planned.scenario.passive === true && where !== undefined && where.planned !== planned;
  return elsewhere ? [where.planned.scenario.id, id] : [id];
}

const withoutWire = ({ message, expected, actual }: Problem) => ({
  message,
  ...(expected !== undefined && { expected }),
  ...(actual !== undefined && { actual }),
});

/** Where a scenario's evidence stands, relative to the report's folder. */
export const evidencePath = (scenario: string): string => `evidence/${scenario}.json`;
