import { isUndecided, type Judgement, type Problem } from '../harness/judge.ts';

/** One judgement of several: every problem; else what could not be decided; else kept; skip when all were skipped. */
export function together(...judgements: readonly Judgement[]): Judgement {
  const problems: readonly Problem[] = judgements.flatMap((one) => (isUndecided(one) ? [] : one));
  if (problems.length > 0) return problems;
  const undecided = judgements.filter(isUndecided);
  const open = undecided.find((one) => one.undecided === 'inconclusive');
  return open ?? (undecided.length < judgements.length ? [] : (undecided[0] ?? []));
}
