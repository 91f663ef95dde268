import type { GateRecord, RequirementRecord } from './record.ts';

export type FailOn = 'must' | 'should' | 'inconclusive';

/** What stopped a run before its end, if anything did. */
export type Stop = { readonly kind: 'interrupted' } | { readonly kind: 'ended'; readonly reason: string };

/** Decides whether a release may pass; nothing else computes an exit code. */
export function decide(
  requirements: readonly RequirementRecord[],
  stop: Stop | null,
  failOn: FailOn = 'must',
  missing: readonly string[] = [],
): GateRecord {
  const having = (verdict: RequirementRecord['verdict']) => requirements.filter((one) => one.verdict === verdict);
  const broken = having('fail');
  // What a gateway may do, it may leave: that fails no gate.
  const softened = failOn === 'must' ? [] : having('warn').filter(({ level }) => level !== 'may');
  const undecided = having('inconclusive');
  const blocking = undecided.filter(({ level, model }) => level === 'must' && model !== true);
  const judged = requirements.filter(
    ({ level, verdict }) => level === 'must' && ['pass', 'fail', 'warn'].includes(verdict),
  );

  if (stop?.kind === 'interrupted') {
    return { verdict: 'interrupted', exitCode: 130, reasons: ['the run was interrupted before its end'] };
  }
  const reasons = [
    ...(stop === null ? [] : [stop.reason]),
    ...missing.map((capability) => `required and not offered: ${capability}`),
    ...ids(broken, 'broken'),
    ...ids(softened, 'broken, recommended'),
    ...(failOn === 'inconclusive' ? ids(undecided, 'not judged') : []),
  ];
  if (reasons.length > (stop === null ? 0 : 1)) return { verdict: 'failed', exitCode: 1, reasons };
  if (stop !== null) return { verdict: 'undecided', exitCode: 3, reasons };
  if (blocking.length > 0) return { verdict: 'undecided', exitCode: 3, reasons: ids(blocking, 'not judged') };
  if (judged.length === 0) {
    return { verdict: 'undecided', exitCode: 3, reasons: ['no required promise was judged'] };
  }
  return { verdict: 'passed', exitCode: 0, reasons: [] };
}

const ids = (requirements: readonly RequirementRecord[], what: string): readonly string[] =>
  requirements.map(({ id }) => `${what}: ${id}`);
