import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import type { Found } from './clients/clients.ts';
import { type ClientId, clientIds, clientNames } from './clients/driver.ts';
import { isUndecided, type Judgement, type Problem } from './judge.ts';
import type { Cause } from './one-story.ts';
import { areaOf } from './plan.ts';
import type { ClientRecord, OperationRecord } from './record.ts';
import type { Result } from './run.ts';

/** The area whose requirements are the rows of the client matrix. */
const area = 'clients';

/** What every client made of the gateway, operation by operation, whatever its wire is said to have done. */
export function clientMatrix(
  results: readonly Result[],
  found: (id: ClientId) => Found,
  cause: Cause,
): readonly ClientRecord[] {
  const rows = (Object.keys(catalogue) as RequirementId[]).filter((id) => areaOf(id) === area);
  return clientIds.map((id) => {
    const own = results.filter(({ planned }) => planned.scenario.client === id);
    const known = found(id);
    return {
      id,
      name: clientNames[id],
      version: known !== null && 'version' in known ? known.version : null,
      ...(known !== null && 'missing' in known && { missing: known.missing, enable: known.enable }),
      operations: rows.flatMap((requirement) => operation(requirement, own, cause)),
    };
  });
}

function operation(requirement: RequirementId, own: readonly Result[], cause: Cause): readonly OperationRecord[] {
  const judgements = own.map((one) => one.judgements.get(requirement)).filter((one) => one !== undefined);
  if (judgements.length === 0) return [];
  const problem = judgements.flatMap((one) => (isUndecided(one) ? [] : one)).sort(hardFirst)[0];
  if (problem !== undefined) {
    const origin = cause(problem, requirement);
    return [{ requirement, result: 'breaks', because: told(problem), ...(origin !== null && { cause: origin }) }];
  }
  if (judgements.some((one) => !isUndecided(one))) return [{ requirement, result: 'works' }];
  return [{ requirement, result: 'not-run', because: reasonOf(judgements) }];
}

const hardFirst = (a: Problem, b: Problem): number => Number(a.soft === true) - Number(b.soft === true);

const told = ({ message, expected, actual }: Problem): string =>
  [message, expected && `expected ${expected}`, actual && `saw ${actual}`].filter(Boolean).join(', ');

/** What could not be decided says more than what was not offered. */
function reasonOf(judgements: readonly Judgement[]): string {
  const undecided = judgements.filter(isUndecided);
  const first = undecided.find((one) => one.undecided === 'inconclusive') ?? undecided[0];
  return first?.reason ?? 'it was not judged';
}
