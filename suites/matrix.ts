import type { ClientId } from '../harness/clients/driver.ts';
import { startClient } from '../harness/clients/start.ts';
import type { WireRecord } from '../harness/gateway/exchange.ts';
import { keysOf } from '../harness/keys.ts';
import { judgeLive } from '../harness/live.ts';
import { defaults, type Options } from '../harness/options.ts';
import { areaOf, makePlan } from '../harness/plan.ts';
import type { Verdict } from '../harness/record.ts';
import type { Scenario } from '../harness/scenario.ts';
import type { Session } from '../harness/session.ts';
import { verdictOf, worst } from '../harness/verdict.ts';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import type { Bed } from './bed.ts';
import type { Bend } from './bend.ts';
import { bendGateway } from './bent-gateway.ts';
import type { Variant } from './fault.ts';
import { scenarios } from './index.ts';
import { reaches } from './reach.ts';

/** What was judged of a bent gateway: the verdict of every requirement asked about, with its first reason. */
export type Row = ReadonlyMap<RequirementId, { readonly verdict: Verdict; readonly why: string }>;

/** A fault that hangs must not cost a minute; everything here answers within milliseconds. */
const timeoutMs = 3000;

/** What is answered one by one takes so long on a machine that does much else. */
const crowdedMs = 8000;

/** Nothing legal hangs, but a dozen variants at once on two cores slow a long stream down to seconds. */
const patientMs = 20_000;

/** This many scenarios are performed before it is asked whether a fault has shown itself already. */
const batch = 8;

/** Whether a verdict is how a fault should show on a requirement. */
export function isKilled(id: RequirementId, verdict: Verdict | undefined): boolean {
  const { level, specOnly } = catalogue[id];
  return verdict === 'fail' || (verdict === 'warn' && (level !== 'must' || specOnly === true));
}

/** Take the provider, or its models, away from everybody: performed only on a bed that nobody else uses. */
const outages = ['short-outage', 'models-fail'];

/** Judges a fault by the scenarios of the requirements it should kill, and those beside, until all of them are dead. */
export async function judgeFault(
  bed: Bed,
  bend: Bend,
  kills: readonly RequirementId[],
  beside: readonly string[] = [],
  alone = false,
): Promise<Row> {
  const asked = scenarios.filter(
    ({ id, judged }) => judged.some((one) => kills.includes(one)) && (alone || !outages.includes(id)),
  );
  // What takes half a minute is left out where something shorter judges the same from both sides.
  const short = new Set(asked.filter(({ needs }) => !needs.includes('load')).flatMap(({ judged }) => judged));
  const judging = asked
    .filter(
      ({ needs, judged }) =>
        !(needs.includes('load') && needs.includes('upstream') && judged.every((id) => short.has(id))),
    )
    // Those that judge little else say most about it.
    .sort((a, b) => a.judged.length - b.judged.length)
    .map(({ id }) => id);
  // A key of its own for every fault about limits: what one uses up, another would miss.
  const limitedKey = kills.some((id) => areaOf(id) === 'throttling') ? await bed.limitedKey() : null;
  // What these are about takes its time: a client that is gone first has seen nothing.
  const areas = kills.map(areaOf);
  const isSlow = areas.includes('error-mapping') || areas.includes('resilience');
  const timeout = isSlow ? patientMs : areas.includes('concurrency') ? crowdedMs : timeoutMs;
  return withBent(bed, bend, async (target) => {
    const row = new Map<RequirementId, { verdict: Verdict; why: string }>();
    for (let from = 0; from < judging.length; from += batch) {
      const only = [...beside, ...judging.slice(from, from + batch)];
      join(row, await perform(target, bed, only, { load: true, limitedKey, timeout }));
      if (kills.every((id) => isKilled(id, row.get(id)?.verdict))) break;
    }
    return row;
  });
}

const looked = new Map<ClientId, Promise<string | null>>();

/** Why a client cannot be put to work on this machine, or null when it can; each is looked for once. */
export function missingClient(id: ClientId): Promise<string | null> {
  const looking = looked.get(id) ?? lookFor(id);
  looked.set(id, looking);
  return looking;
}

async function lookFor(id: ClientId): Promise<string | null> {
  const { signal } = new AbortController();
  const found = await startClient(id, { keys: keysOf(() => null), python: null, folder: process.cwd(), signal });
  if ('missing' in found) return `${found.missing}; ${found.enable}`;
  await found.close();
  return null;
}

/** The scenarios that use up a limit. */
const exhausting = scenarios.filter(({ needs }) => needs.includes('limited-key')).map(({ id }) => id);

/** What every scenario sent and received when nothing was bent. */
export type Straight = readonly { readonly scenario: Scenario; readonly transcript: readonly WireRecord[] }[];

/** Performs every scenario once against the reference gateway itself. */
export async function performStraight(bed: Bed): Promise<Straight> {
  const { results } = await perform(bed.gateway, bed, inFront, {});
  return results.map(({ planned, evidence }) => ({
    scenario: planned.scenario,
    transcript: evidence?.transcript ?? [],
  }));
}

/** Judges a legal variant by every scenario that it reaches. */
export async function judgeVariant(
  bed: Bed,
  { bend, exhausts }: Pick<Variant, 'bend' | 'exhausts'>,
  straight: Straight,
): Promise<Row> {
  const only = exhausts === true ? exhausting : await reachedBy(bend, straight, bed.gateway);
  return withBent(bed, bend, async (target) => {
    const row = new Map<RequirementId, { verdict: Verdict; why: string }>();
    const limitedKey = exhausts === true ? await bed.limitedKey() : null;
    join(row, await perform(target, bed, only, { limitedKey, timeout: patientMs }));
    const reading = material.filter((id) => only.includes(id));
    if (reading.length > 0) join(row, await perform(target, bed, [...reading, ...readers], { timeout: patientMs }));
    return row;
  });
}

/** Scenarios with an answer of every kind that clients read, and the clients that read them. */
const material = [
  'models-list',
  'chat-completion',
  'chat-stream',
  'stream-usage',
  'stream-two-choices',
  'tool-call',
  'structured-answers',
  'embedding-batch',
  'completion-stream',
  'response-stream',
  'unknown-model',
];
const readers = ['openai-node-reads', 'openai-python-reads'];

/** Clients read apart, a few answers of each variant; one in front of the gateway is nothing to its other side. */
const inFront = scenarios
  .filter(({ client, needs }) => (client === undefined || client === 'openai-node') && !needs.includes('upstream'))
  .map(({ id }) => id)
  .filter((id) => !readers.includes(id));

/** The scenarios whose exchanges a bend changes; those that look at a whole run, or at a crowd, are always asked. */
async function reachedBy(bend: Bend, straight: Straight, base: string): Promise<readonly string[]> {
  if (Object.keys(bend).length === 0) return inFront;
  const reached = await Promise.all(
    straight.map(async ({ scenario, transcript }) => {
      if (scenario.passive === true || scenario.id === 'burst') return [scenario.id];
      for (const wire of transcript) if (await reaches(bend, wire, base)) return [scenario.id];
      return [];
    }),
  );
  return reached.flat();
}

async function withBent<T>(bed: Bed, bend: Bend, judge: (target: string) => Promise<T>): Promise<T> {
  const bent = await bendGateway(bed.gateway, bed.key, bend);
  try {
    return await judge(bent.url);
  } finally {
    await bent.close();
  }
}

function perform(target: string, bed: Bed, only: readonly string[], asked: Partial<Options>): Promise<Session> {
  return judgeLive(makePlan(scenarios, { only, skip: asked.skip ?? [] }), {
    target,
    options: { ...defaults, apiKey: bed.key, otherKey: bed.otherKey, timeout: timeoutMs, ...asked },
    headers: {},
    agent: 'runestone-matrix',
    listen: () => {},
    signal: new AbortController().signal,
    upstream: bed.control,
    clients: bed.clients,
  });
}

function join(row: Map<RequirementId, { verdict: Verdict; why: string }>, { results }: Session): void {
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
}
