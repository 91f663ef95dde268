import { expect, it } from 'vitest';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { faults } from './faults/index.ts';
import { scenarios } from './index.ts';
import { killAll, showsFromBothSides } from './killing.test-data.ts';

killAll(faults.filter((fault) => !showsFromBothSides(fault)));

it('leaves no judge without a fault', () => {
  const killed = new Set(faults.flatMap(({ kills }) => kills));
  const judged = new Set(scenarios.flatMap(({ judged }) => judged));
  expect([...judged].filter((id) => !killed.has(id))).toEqual([]);
});

it('judges every requirement, or says why it cannot be judged', () => {
  const judged = new Set<RequirementId>(scenarios.flatMap(({ judged }) => judged));
  const silent = Object.entries(catalogue).filter(
    ([id, { untestable }]) => !judged.has(id as RequirementId) && untestable === undefined,
  );
  expect(silent.map(([id]) => id)).toEqual([]);
});
