import type { RequirementId } from '../spec/requirements/index.ts';
import { ClientMissing, UpstreamLost } from './errors.ts';
import { Client, type ClientParts } from './gateway/client.ts';
import type { Exchange, WireRecord } from './gateway/exchange.ts';
import type { UpstreamNote } from './gateway/upstream-side.ts';
import { inconclusive, isUndecided, type Judgement, notOffered, show } from './judge.ts';
import { foundationsOf, type PlannedScenario } from './plan.ts';
import type { ConcurrencyRecord } from './record.ts';
import type { Time } from './scenario.ts';

/** One performance of a scenario: what was seen, and what every judge said of it. */
export interface Attempt {
  readonly seed: string;
  readonly transcript: readonly WireRecord[];
  readonly judgements: ReadonlyMap<RequirementId, Judgement>;
  readonly measured: ConcurrencyRecord | null;
  readonly times: readonly Time[];
  /** What the upstream behind the target was asked, and answered. */
  readonly notes: readonly UpstreamNote[];
  /** Why nothing more can be learnt from the run, such as that the upstream no longer answers. */
  readonly lost: string | null;
}

/** Performs a scenario once and judges it; whatever goes wrong becomes a judgement, nothing is thrown. */
export async function attempt(
  planned: PlannedScenario,
  parts: ClientParts,
  seen: readonly Exchange[] = [],
): Promise<Attempt> {
  const client = new Client(parts);
  const judgements = new Map<RequirementId, Judgement>();
  let measured: ConcurrencyRecord | null = null;
  let times: readonly Time[] = [];
  let lost: string | null = null;
  try {
    const performance = await planned.scenario.perform(client, seen);
    for (const id of planned.judged)
      judgements.set(
        id,
        judgeSafely(() => performance.judge(id)),
      );
    measured = performance.measured;
    times = performance.times;
  } catch (error) {
    if (error instanceof UpstreamLost) lost = error.message;
    const reason =
      error instanceof ClientMissing ? notOffered(error.message, error.enable) : inconclusive(describe(error));
    for (const id of planned.judged) judgements.set(id, reason);
  }
  await client.settled();
  if (parts.signal.aborted) excuse(judgements, 'the run was interrupted during it');
  if (client.disturbed !== null) excuse(judgements, client.disturbed);
  block(judgements);
  return { seed: parts.seed, transcript: client.transcript, judgements, measured, times, notes: client.notes, lost };
}

/** A judge that throws has met something it does not understand: that decides nothing. */
function judgeSafely(judge: () => Judgement): Judgement {
  try {
    return judge();
  } catch (error) {
    return inconclusive(`the judge could not read what was seen: ${describe(error)}`);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : show(error);
}

function excuse(judgements: Map<RequirementId, Judgement>, reason: string): void {
  for (const [id, judgement] of judgements) {
    if (!isUndecided(judgement) && judgement.length > 0) judgements.set(id, inconclusive(reason));
  }
}

/** One defect, one red line: what depends on a broken requirement is not broken a second time. */
function block(judgements: Map<RequirementId, Judgement>): void {
  const broken = (id: string): boolean => {
    const judgement = judgements.get(id as RequirementId); // a foundation of an id is an id
    return judgement !== undefined && !isUndecided(judgement) && judgement.some(({ soft }) => soft !== true);
  };
  const blocked = [...judgements.keys()].flatMap((id) => {
    const foundation = foundationsOf(id).find(broken);
    return foundation === undefined ? [] : [{ id, foundation }];
  });
  for (const { id, foundation } of blocked) {
    judgements.set(id, inconclusive(`it cannot be judged while ${foundation} is broken`));
  }
}
