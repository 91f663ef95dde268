import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may, must, type Requirement, should } from '../spec/requirement.ts';
import { live } from '../spec/sources.ts';
import { inconclusive, type Judgement, notOffered } from './judge.ts';
import type { Profile, Verdict } from './record.ts';
import { tally, verdictOf, worst } from './verdict.ts';

const terms = { source: [live('here')] as [ReturnType<typeof live>], breaks: 'things' };
const levels = {
  must: must('hold', terms),
  'must, of the document alone': must('hold', { ...terms, specOnly: true }),
  should: should('hold', terms),
  may: may('hold', terms),
} satisfies Record<string, Requirement>;

const hard: Judgement = [{ message: 'x' }];
const soft: Judgement = [{ message: 'x', soft: true }];
const both: Judgement = [...soft, ...hard];

describe('a verdict', () => {
  it.for([
    ['must', hard, 'fail', 'fail'],
    ['must', soft, 'warn', 'fail'],
    ['must', both, 'fail', 'fail'],
    ['must, of the document alone', hard, 'warn', 'fail'],
    ['should', hard, 'warn', 'fail'],
    ['should', soft, 'warn', 'fail'],
    ['may', hard, 'warn', 'warn'],
    ['may', soft, 'warn', 'warn'],
  ] as const)('on a broken %s %o is %s, and %s when strict', ([level, judgement, compat, strict]) => {
    expect(verdictOf(levels[level], judgement, 'compat')).toBe(compat);
    expect(verdictOf(levels[level], judgement, 'strict')).toBe(strict);
  });

  it('is what the judge says when it kept, skipped or could not decide', () => {
    for (const requirement of Object.values(levels)) {
      for (const profile of ['compat', 'strict'] satisfies Profile[]) {
        expect(verdictOf(requirement, [], profile)).toBe('pass');
        expect(verdictOf(requirement, inconclusive('x'), profile)).toBe('inconclusive');
        expect(verdictOf(requirement, notOffered('x'), profile)).toBe('skip');
      }
    }
  });
});

const verdict = fc.constantFrom<Verdict>('pass', 'fail', 'warn', 'skip', 'inconclusive');

describe('the worst verdict', () => {
  it('is a breach before a doubt, a doubt before a kept promise, anything before a skip', () => {
    expect(worst(['pass', 'fail', 'inconclusive'])).toBe('fail');
    expect(worst(['inconclusive', 'warn'])).toBe('warn');
    expect(worst(['pass', 'inconclusive', 'skip'])).toBe('inconclusive');
    expect(worst(['skip', 'pass'])).toBe('pass');
    expect(worst(['skip'])).toBe('skip');
    expect(worst([])).toBe('skip');
  });

  it('does not depend on the order, and is one of those given', () => {
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), (given) => {
        expect(worst(given.toReversed())).toBe(worst(given));
        expect(given).toContain(worst(given));
      }),
    );
  });
});

it('a tally counts every verdict once', () => {
  fc.assert(
    fc.property(fc.array(verdict), (given) => {
      const counts = tally(given);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(given.length);
      expect(counts.fail).toBe(given.filter((one) => one === 'fail').length);
    }),
  );
});
