import { describe, expect, it } from 'vitest';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { scenarios as all } from '../suites/index.ts';
import { UsageError } from './errors.ts';
import { foundationsOf, knownIds, makePlan, type Selection } from './plan.ts';
import type { Scenario } from './scenario.ts';
import { staged } from './scenarios.test-data.ts';

const root: RequirementId = 'streaming.is-a-stream';
const middle: RequirementId = 'streaming.data-is-json'; // after root
const leaf: RequirementId = 'streaming.chunk-schema'; // after middle
const other: RequirementId = 'http.request-id';

const scenario = (id: string, ...judged: readonly RequirementId[]): Scenario => ({
  ...staged(id, [{ judgements: {} }], { cost: { requests: 2, tokens: 30 } }).planned.scenario,
  judged,
});

const scenarios = [
  scenario('whole-stream', root, middle, leaf, other),
  scenario('plain', other),
  scenario('short', root),
];

/** What is judged by which scenario. */
const plan = (selection: Partial<Selection>) =>
  Object.fromEntries(
    makePlan(scenarios, { only: [], skip: [], ...selection }).scenarios.map(({ scenario: { id }, judged }) => [
      id,
      judged,
    ]),
  );

describe('a plan', () => {
  it('is everything when nothing is selected, in the order of the suite', () => {
    expect(plan({})).toEqual({ 'whole-stream': [root, middle, leaf, other], plain: [other], short: [root] });
    expect(Object.keys(plan({}))).toEqual(['whole-stream', 'plain', 'short']);
  });

  it('selects by scenario, area or requirement', () => {
    expect(plan({ only: ['plain'] })).toEqual({ plain: [other] });
    expect(plan({ only: ['http'] })).toEqual({ 'whole-stream': [other], plain: [other] });
    expect(plan({ only: [other] })).toEqual({ 'whole-stream': [other], plain: [other] });
    expect(plan({ only: ['plain', 'short'] })).toEqual({ plain: [other], short: [root] });
  });

  it('takes along what a requirement depends on, where the same scenario judges it', () => {
    expect(plan({ only: [leaf] })).toEqual({ 'whole-stream': [root, middle, leaf] });
  });

  it('leaves out by scenario, area or requirement, also what was selected', () => {
    expect(plan({ skip: ['whole-stream'] })).toEqual({ plain: [other], short: [root] });
    expect(plan({ skip: ['streaming'] })).toEqual({ 'whole-stream': [other], plain: [other] });
    expect(plan({ only: ['streaming'], skip: [root] })).toEqual({ 'whole-stream': [middle, leaf] });
    expect(plan({ only: ['plain'], skip: ['plain'] })).toEqual({});
  });

  it('costs what its scenarios cost', () => {
    expect(makePlan(scenarios, { only: [], skip: ['plain'] }).cost).toEqual({ requests: 4, tokens: 60 });
    const heavy = { ...scenario('heavy', other), needs: ['load'] as const };
    expect(makePlan([heavy], { only: [], skip: [] }).cost).toEqual({ requests: 0, tokens: 0 });
    expect(makePlan([heavy], { only: [], skip: [], load: true }).cost).toEqual({ requests: 2, tokens: 30 });
    const exhausting = { ...scenario('exhausting', other), needs: ['limited-key'] as const };
    expect(makePlan([exhausting], { only: [], skip: [], limitedKey: null }).cost).toEqual({ requests: 0, tokens: 0 });
    expect(makePlan([exhausting], { only: [], skip: [], limitedKey: 'sk-1' }).cost).toEqual({
      requests: 2,
      tokens: 30,
    });
  });

  it.for([
    ['streaming.chunk-shema', '; did you mean "streaming.chunk-schema"?'],
    ['whole-steam', '; did you mean "whole-stream"?'],
    ['chunk-schema', '; did you mean "streaming.chunk-schema"?'],
    ['quantum', ''],
    ['', ''],
    ['toString', ''],
  ] as const)('names no scenario, area or requirement "%s"', ([id, near]) => {
    for (const selection of [{ only: [id] }, { skip: [id] }]) {
      expect(() => plan(selection)).toThrow(
        new UsageError(`expected a scenario, an area or a requirement, found "${id}"${near} (--list shows all)`),
      );
    }
  });
});

describe('the suite', () => {
  it('has no requirement that depends on itself or on what does not exist', () => {
    for (const id of Object.keys(catalogue)) {
      const foundations = foundationsOf(id);
      expect(foundations).not.toContain(id);
      for (const foundation of foundations) expect(Object.keys(catalogue)).toContain(foundation);
    }
  });

  it('has no id that means two things', () => {
    const ids = knownIds(all);
    const areas = new Set(Object.keys(catalogue).map((id) => id.split('.')[0]));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(areas).not.toContain(id);
    }
    expect(ids).toContain('streaming');
  });
});
