import { judgeLive } from '../harness/live.ts';
import { defaults } from '../harness/options.ts';
import { makePlan } from '../harness/plan.ts';
import type { Verdict } from '../harness/record.ts';
import type { Reference } from '../harness/reference.ts';
import { verdictOf, worst } from '../harness/verdict.ts';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import type { Bend } from './bend.ts';
import { bendGateway } from './bent-gateway.ts';
import { scenarios } from './index.ts';

/** What was judged of a bent gateway: the verdict of every requirement asked about, with its first reason. */
export type Row = ReadonlyMap<RequirementId, { readonly verdict: Verdict; readonly why: string }>;

/** A fault that hangs must not cost a minute; everything here answers within milliseconds. */
const timeoutMs = 3000;

/** Judges a bent reference gateway by the scenarios of the given requirements, or by all. */
export async function judgeBent(reference: Reference, bend: Bend, only: readonly RequirementId[]): Promise<Row> {
  const bent = await bendGateway(reference.gateway, reference.key, bend);
  try {
    const options = { ...defaults, apiKey: reference.key, timeout: timeoutMs, load: only.length > 0 };
    const ids = scenarios.filter(({ judged }) => judged.some((id) => only.includes(id))).map(({ id }) => id);
    const plan = makePlan(scenarios, { only: only.length === 0 ? [] : ids, skip: [] });
    const session = await judgeLive(plan, {
      target: bent.url,
      options,
      headers: {},
      agent: 'runestone-matrix',
      listen: () => {},
      signal: new AbortController().signal,
    });
    return rowOf(session);
  } finally {
    await bent.close();
  }
}

function rowOf({ results }: Awaited<ReturnType<typeof judgeLive>>): Row {
  const row = new Map<RequirementId, { verdict: Verdict; why: string }>();
  for (const { judgements } of results) {
    for (const [id, judgement] of judgements) {
      const verdict = verdictOf(catalogue[id], judgement, 'compat');
      const former = row.get(id);
      if (former !== undefined && worst([former.verdict, verdict]) === former.verdict) continue;
      const [first] =
        'undecided' in judgement
          ? [judgement.reason]
          : judgement.map(({ message, actual }) => `${message}: saw ${actual}`);
      row.set(id, { verdict, why: first ?? '' });
    }
  }
  return row;
}

/** Whether a verdict is how a fault should show on a requirement. */
export function isKilled(id: RequirementId, verdict: Verdict | undefined): boolean {
  const { level, specOnly } = catalogue[id];
  return verdict === 'fail' || (verdict === 'warn' && (level !== 'must' || specOnly === true));
}
