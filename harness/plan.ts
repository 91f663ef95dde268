import { type RequirementId, requirementOf } from '../spec/requirements/index.ts';
import { type ClientId, usualClients } from './clients/driver.ts';
import { UsageError } from './errors.ts';
import type { Spending } from './record.ts';
import type { Scenario } from './scenario.ts';
import { suggestion } from './suggest.ts';

/** What a run will do, fixed before the first byte is sent. */
export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  /** Of what will be performed: what needs --load, a key with low limits or another client is listed, and costs nothing without it. */
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
  readonly limitedKey?: string | null;
  readonly clients?: readonly ClientId[];
  readonly upstream?: string | null;
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
  const planned = scenarios
    .map((scenario) => ({ scenario, judged: judgedIn(scenario, selection) }))
    .filter(({ judged }) => judged.length > 0);
  const performed = planned
    .map(({ scenario }) => scenario)
    .filter(
      ({ needs, client }) =>
        (selection.load || !needs.includes('load')) &&
        (selection.upstream || !needs.includes('upstream')) &&
        (selection.limitedKey || !needs.includes('limited-key')) &&
        (client === undefined || [...usualClients, ...(selection.clients ?? [])].includes(client)),
    );
  return { scenarios: planned, cost: costOf(performed) };
}

/** The area of a requirement id. */
export const areaOf = (id: string): string => id.split('.')[0] ?? id;

export function knownIds(scenarios: readonly Scenario[]): readonly string[] {
  const requirements = scenarios.flatMap(({ judged }) => judged);
  return [...new Set([...scenarios.map(({ id }) => id), ...requirements.map(areaOf), ...requirements])];
}

/** Everything a requirement depends on, directly or through another. */
export function foundationsOf(id: string): readonly string[] {
  const direct = requirementOf(id)?.after ?? [];
  return [...direct, ...direct.flatMap(foundationsOf)];
}

/** A requirement is judged with those it depends on, or a broken foundation would read as its own breach. */
function judgedIn(scenario: Scenario, { only, skip }: Selection): readonly RequirementId[] {
  const isNamed = (id: RequirementId, ids: readonly string[]) =>
    ids.includes(id) || ids.includes(areaOf(id)) || ids.includes(scenario.id);
  const wanted = scenario.judged.filter((id) => only.length === 0 || isNamed(id, only));
  const needed = new Set<string>(wanted.flatMap(foundationsOf));
  return scenario.judged.filter((id) => (wanted.includes(id) || needed.has(id)) && !isNamed(id, skip));
}

function costOf(scenarios: readonly Scenario[]): Spending {
  return {
    requests: scenarios.reduce((sum, { cost }) => sum + cost.requests, 0),
    tokens: scenarios.reduce((sum, { cost }) => sum + cost.tokens, 0),
  };
}
