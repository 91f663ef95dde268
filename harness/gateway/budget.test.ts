import { describe, expect, it } from 'vitest';
import { NotSent, RunEnded } from '../errors.ts';
import { Budget, BudgetSpent } from './budget.ts';

describe('a budget', () => {
  it('lets out exactly as many requests as its cap', () => {
    const budget = new Budget({ requests: 2, tokens: 10 });
    budget.reserve(0);
    budget.reserve(0);
    expect(() => budget.reserve(0)).toThrow(new BudgetSpent('requests', 2));
    expect(budget.spent.requests).toBe(2);
  });

  it('counts what is under way at its worst', () => {
    const budget = new Budget({ requests: 9, tokens: 100 });
    budget.reserve(60);
    expect(() => budget.reserve(41)).toThrow('the cap of 100 tokens is reached; raise --max-tokens');
    budget.reserve(40);
    budget.settle(60, 5, false);
    budget.reserve(55);
    expect(budget.spent).toEqual({ requests: 3, tokens: 5, counted: 'usage' });
  });

  it('says once and for all that a count was estimated', () => {
    const budget = new Budget({ requests: 9, tokens: 100 });
    budget.reserve(10);
    budget.settle(10, 3, true);
    budget.reserve(10);
    budget.settle(10, 3, false);
    expect(budget.spent).toEqual({ requests: 2, tokens: 6, counted: 'estimated' });
  });

  it('ends a run that cannot go on without what it refuses', () => {
    const refusal = new BudgetSpent('tokens', 1);
    expect(refusal).toBeInstanceOf(NotSent);
    expect(refusal).toBeInstanceOf(RunEnded);
  });
});
