import type { Requirement } from '../spec/requirement.ts';
import { isUndecided, type Judgement } from './judge.ts';
import type { Profile, Tally, Verdict } from './record.ts';

/** What one judgement means for its requirement under a profile. */
export function verdictOf(requirement: Requirement, judgement: Judgement, profile: Profile): Verdict {
  if (isUndecided(judgement)) return judgement.undecided;
  if (judgement.length === 0) return 'pass';
  if (requirement.level === 'may') return 'warn';
  if (profile === 'strict') return 'fail';
  const hard = judgement.some(({ soft }) => soft !== true);
  return requirement.level === 'must' && requirement.specOnly !== true && hard ? 'fail' : 'warn';
}

const worstFirst: readonly Verdict[] = ['fail', 'warn', 'inconclusive', 'pass', 'skip'];

/** The worst verdict over a requirement's scenarios; `skip` when there was none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'skip';
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    skip: count('skip'),
    inconclusive: count('inconclusive'),
  };
}
