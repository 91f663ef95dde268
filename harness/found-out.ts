import { isUndecided } from './judge.ts';
import type { CapabilityRecord } from './record.ts';
import type { Result } from './run.ts';

/** What the scenarios of each capability found out about it: judged means offered, all skipped means declined. */
export function foundOut(results: readonly Result[]): readonly CapabilityRecord[] {
  const names = new Set(results.flatMap(({ planned }) => planned.scenario.capability ?? []));
  return [...names].map((capability) => {
    const own = results.filter(({ planned }) => planned.scenario.capability === capability);
    const judgements = own.flatMap(({ judgements }) => [...judgements.values()]);
    const undecided = judgements.filter(isUndecided);
    if (undecided.length < judgements.length) {
      const ids = own.map(({ planned }) => planned.scenario.id).join(', ');
      return { capability, offered: 'yes', evidence: `judged by ${ids}` };
    }
    const declined = undecided.find(({ undecided: how }) => how === 'skip');
    const open = undecided.find(({ undecided: how }) => how === 'inconclusive');
    return open === undefined && declined !== undefined
      ? { capability, offered: 'no', evidence: declined.reason }
      : { capability, offered: 'unknown', evidence: open?.reason ?? 'it was not asked for' };
  });
}

/** Declared to be offered, and declined by the target: what `--requires` turns into a broken gate. */
export const missingOf = (required: readonly string[], found: readonly CapabilityRecord[]): readonly string[] =>
  required.filter((name) => found.some(({ capability, offered }) => capability === name && offered === 'no'));
