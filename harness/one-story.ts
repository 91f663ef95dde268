import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import type { WireRecord } from './gateway/exchange.ts';
import { inconclusive, isUndecided, type Judgement, type Problem } from './judge.ts';
import { areaOf, foundationsOf } from './plan.ts';
import type { Profile } from './record.ts';
import type { Result } from './run.ts';
import type { Scenario } from './scenario.ts';
import { verdictOf } from './verdict.ts';

/** What a client or both sides show rests on what the plain wire does. */
const isDerived = ({ client, needs }: Scenario): boolean => client !== undefined || needs.includes('upstream');

/** Why a client broke: the broken promise of the wire that it stumbled over, or null where none was found. */
export type Cause = (problem: Problem, id: RequirementId) => RequirementId | null;

/**
 * What a client stumbles over is found on the wire, in the very answer it read, or else among the promises that its own
 * depends on.
 */
export function causesIn(results: readonly Result[], profile: Profile): Cause {
  const within = new Map<WireRecord, RequirementId>();
  const broken = new Set<string>();
  /** Those that are broken by turning a request away. */
  const refusing = new Set<string>();
  for (const { planned, judgements, evidence } of results) {
    if (isDerived(planned.scenario)) continue;
    for (const [id, judgement] of judgements) {
      if (verdictOf(catalogue[id], judgement, profile) !== 'fail' || isUndecided(judgement)) continue;
      broken.add(id);
      for (const { wire } of judgement) {
        const where = wire ?? evidence?.transcript[0];
        if (where !== undefined && !within.has(where)) within.set(where, id);
        if ((where?.status ?? 0) >= 400) refusing.add(id);
      }
    }
  }
  return ({ wire, alsoIn = [] }, id) => {
    const wires = wire === undefined ? alsoIn : [wire, ...alsoIn];
    const here = wires.map((one) => within.get(one)).find((cause) => cause !== undefined);
    // A client that was turned away did not stumble over an answer that others got, unless they were turned away too.
    const refused = (wire?.status ?? 0) >= 400;
    const fits = (one: string): one is RequirementId =>
      broken.has(one) && (!refused || refusing.has(one) || areaOf(one) === 'errors');
    return here ?? foundationsOf(id).find(fits) ?? null;
  };
}

/** The results with one finding for one defect: where the plain wire breaks too, it is the finding. */
export function asOneStory(results: readonly Result[], cause: Cause): readonly Result[] {
  return results.map((result) => {
    if (!isDerived(result.planned.scenario)) return result;
    const judgements = new Map<RequirementId, Judgement>();
    for (const [id, judgement] of result.judgements) judgements.set(id, explained(judgement, id, cause));
    return { ...result, judgements };
  });
}

function explained(judgement: Judgement, id: RequirementId, cause: Cause): Judgement {
  if (isUndecided(judgement)) return judgement;
  const [left, causes] = [judgement.filter((one) => cause(one, id) === null), judgement.map((one) => cause(one, id))];
  const first = causes.find((one) => one !== null);
  if (left.length > 0 || first === undefined) return left;
  return inconclusive(`it breaks because ${first} is broken: ${judgement[0]?.message ?? ''}`);
}
