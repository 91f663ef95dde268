import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { live } from '../spec/sources.ts';
import { decide, type FailOn, type Stop } from './gate.ts';
import type { RequirementRecord, Verdict } from './record.ts';

function judged(verdict: Verdict, more: Partial<RequirementRecord> = {}): RequirementRecord {
  return {
    id: `area.${verdict}`,
    area: 'area',
    level: 'must',
    says: 'A gateway must hold.',
    breaks: 'things',
    source: [live('here')],
    verdict,
    scenarios: [],
    ...more,
  };
}

const pass = judged('pass');
const ended: Stop = { kind: 'ended', reason: 'the target died' };

describe('the gate', () => {
  it.for([
    ['passes when every required promise is kept', [pass], null, 'must', 0],
    ['passes with a recommended promise broken', [pass, judged('warn', { level: 'should' })], null, 'must', 0],
    ['passes with what a model left open', [pass, judged('inconclusive', { model: true })], null, 'must', 0],
    [
      'passes with a recommended promise not judged',
      [pass, judged('inconclusive', { level: 'should' })],
      null,
      'must',
      0,
    ],
    ['passes with what is not offered', [pass, judged('skip')], null, 'must', 0],
    ['fails with a required promise broken', [pass, judged('fail')], null, 'must', 1],
    [
      'fails with a recommended promise broken when strict',
      [pass, judged('fail', { level: 'should' })],
      null,
      'must',
      1,
    ],
    ['fails on a warning when told to', [pass, judged('warn', { level: 'should' })], null, 'should', 1],
    [
      'does not fail on what is optional when told to fail on a warning',
      [pass, judged('warn', { level: 'may' })],
      null,
      'should',
      0,
    ],
    [
      'fails on what is not judged when told to',
      [pass, judged('inconclusive', { model: true })],
      null,
      'inconclusive',
      1,
    ],
    [
      'does not fail on a skip when told to fail on what is not judged',
      [pass, judged('skip')],
      null,
      'inconclusive',
      0,
    ],
    ['fails before it is undecided', [judged('fail'), judged('inconclusive')], null, 'must', 1],
    ['fails when the run ended early with a promise broken', [judged('fail')], ended, 'must', 1],
    ['is undecided while a required promise is not judged', [pass, judged('inconclusive')], null, 'must', 3],
    ['is undecided when the run ended early', [pass], ended, 'must', 3],
    ['is undecided when nothing was selected', [], null, 'must', 3],
    ['is undecided when everything was skipped', [judged('skip')], null, 'must', 3],
    ['is undecided when only a recommended promise was judged', [judged('pass', { level: 'should' })], null, 'must', 3],
    ['is interrupted, whatever was seen', [judged('fail'), pass], { kind: 'interrupted' }, 'inconclusive', 130],
  ] as const)('%s', ([, requirements, stop, failOn, exitCode]) => {
    expect(decide(requirements, stop, failOn).exitCode).toBe(exitCode);
  });

  it('says why, naming every promise', () => {
    expect(decide([judged('fail'), judged('fail', { id: 'area.other' })], ended)).toEqual({
      verdict: 'failed',
      exitCode: 1,
      reasons: ['the target died', 'broken: area.fail', 'broken: area.other'],
    });
    expect(decide([pass, judged('inconclusive')], null).reasons).toEqual(['not judged: area.inconclusive']);
    expect(decide([], null).reasons).toEqual(['no required promise was judged']);
    expect(decide([pass], null)).toEqual({ verdict: 'passed', exitCode: 0, reasons: [] });
  });

  it('fails for a capability that is required and not offered', () => {
    expect(decide([pass], null, 'must', ['tools'])).toEqual({
      verdict: 'failed',
      exitCode: 1,
      reasons: ['required and not offered: tools'],
    });
  });
});

const requirement = fc
  .record({
    verdict: fc.constantFrom<Verdict>('pass', 'fail', 'warn', 'skip', 'inconclusive'),
    level: fc.constantFrom('must', 'should', 'may'),
    model: fc.boolean(),
  })
  .map(({ verdict, level, model }) => judged(verdict, { level, ...(model && { model }) }));
const failOn = fc.constantFrom<FailOn>('must', 'should', 'inconclusive');
const stop = fc.constantFrom<Stop | null>(null, ended, { kind: 'interrupted' });

describe('whatever was seen', () => {
  it('the gate passes only with nothing broken, nothing that must be judged open, and a required promise judged', () => {
    fc.assert(
      fc.property(fc.array(requirement), stop, failOn, (requirements, stopped, on) => {
        const { exitCode, verdict, reasons } = decide(requirements, stopped, on);
        expect(verdict === 'passed').toBe(exitCode === 0);
        expect(reasons.length === 0).toBe(exitCode === 0);
        if (exitCode !== 0) return;
        expect(stopped).toBeNull();
        expect(requirements.some((one) => one.verdict === 'fail')).toBe(false);
        expect(
          requirements.some((one) => one.level === 'must' && one.verdict === 'inconclusive' && one.model !== true),
        ).toBe(false);
        expect(requirements.some((one) => one.level === 'must' && ['pass', 'warn'].includes(one.verdict))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a broken promise fails the gate unless the user interrupted', () => {
    fc.assert(
      fc.property(fc.array(requirement), stop, failOn, (requirements, stopped, on) => {
        const { exitCode } = decide([...requirements, judged('fail')], stopped, on);
        expect(exitCode).toBe(stopped?.kind === 'interrupted' ? 130 : 1);
      }),
    );
  });

  it('telling it to fail on more never lets more pass', () => {
    fc.assert(
      fc.property(fc.array(requirement), (requirements) => {
        const passes = (on: FailOn) => decide(requirements, null, on).exitCode === 0;
        if (passes('inconclusive')) expect(passes('should')).toBe(true);
        if (passes('should')) expect(passes('must')).toBe(true);
      }),
    );
  });
});
