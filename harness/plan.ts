import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { UsageError } from './errors.ts';
import type { Spending } from './record.ts';
import type { Scenario } from './scenario.ts';
import { suggestion } from './suggest.ts';

/** What a run will do, fixed before the first byte is sent. */
export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  /** Of what will be performed: what needs --load is listed, and costs nothing without it. */
  readonly cost: Spending;
}

export interface PlannedScenario {
  readonly scenario: Scenario;
  /** The requirements it will be asked about, in the catalogue's order. */
  readonly judged: readonly RequirementId[];
}

export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly load?: boolean;
}

/** Selects by scenario, area or requirement id; throws `UsageError` for an id that names nothing. */
export function makePlan(scenarios: readonly Scenario[], selection: Selection): Plan {
  const known = knownIds(scenarios);
  for (const id of [...selection.only, ...selection.skip]) {
    if (!known.includes(id)) {
      throw new UsageError(
        `expected a scenario, an area or a requirement, found "${id}"${suggestion(id, known)} (--list shows all)`,
      );
    }
  }
  const names = (id: RequirementId, scenario: Scenario, wanted: readonly string[]) =>
    wanted.includes(id) || wanted.includes(areaOf(id)) || wanted.includes(scenario.id);

  const planned = scenarios
    .map((scenario) => ({
      scenario,
      judged: scenario.judged
        .filter((id) => selection.only.length === 0 || names(id, scenario, withWhatTheyNeed(selection.only)))
        .filter((id) => !names(id, scenario, selection.skip)),
    }))
    .filter(({ judged }) => judged.length > 0);
  const performed = planned
    .map(({ scenario }) => scenario)
    .filter(({ needs }) => selection.load || !needs.includes('load'));
  return { scenarios: planned, cost: costOf(performed) };
}

/** The area of a requirement id. */
export const areaOf = (id: string): string => id.split('.')[0] ?? id;

export function knownIds(scenarios: readonly Scenario[]): readonly string[] {
  const requirements = scenarios.flatMap(({ judged }) => judged);
  return [...new Set([...scenarios.map(({ id }) => id), ...requirements.map(areaOf), ...requirements])];
}

/** A requirement is judged with those it depends on, or a broken foundation would read as its own breach. */
function withWhatTheyNeed(ids: readonly string[]): readonly string[] {
  const all = new Set(ids);
  for (const id of all) {
    for (const foundation of requirementOf(id)?.after ?? []) all.add(foundation);
  }
  return [...all];
}

const requirementOf = (id: string) => (id in catalogue ? catalogue[id as RequirementId] : undefined);

function costOf(scenarios: readonly Scenario[]): Spending {
  return {
    requests: scenarios.reduce((sum, { cost }) => sum + cost.requests, 0),
    tokens: scenarios.reduce((sum, { cost }) => sum + cost.tokens, 0),
  };
}
