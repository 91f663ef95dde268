import pLimit from 'p-limit';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { type Attempt, attempt } from './attempt.ts';
import type { Clients } from './clients/clients.ts';
import { clientNames } from './clients/driver.ts';
import type { Stop } from './gate.ts';
import type { ClientParts } from './gateway/client.ts';
import { Exchange } from './gateway/exchange.ts';
import { inconclusive, isUndecided, type Judgement, notOffered } from './judge.ts';
import { type KeyName, type Keys, keyVariables } from './keys.ts';
import type { Plan, PlannedScenario } from './plan.ts';
import type { Profile } from './record.ts';
import type { Need, Scenario } from './scenario.ts';
import { verdictOf } from './verdict.ts';

/** A scenario after its last attempt: the final judgements, and the attempt that they were read from. */
export interface Result {
  readonly planned: PlannedScenario;
  readonly judgements: ReadonlyMap<RequirementId, Judgement>;
  readonly evidence: Attempt | null;
}

export type RunEvent =
  | { readonly kind: 'started'; readonly scenario: Scenario }
  | { readonly kind: 'finished'; readonly result: Result };

export interface RunParts {
  /** The parts of a fresh client, for one attempt at a scenario. */
  readonly clientFor: (scenario: Scenario) => ClientParts;
  /** Why a scenario cannot be performed, or null when it can. */
  readonly unmet: (scenario: Scenario) => Judgement | null;
  readonly profile: Profile;
  readonly concurrency: number;
  readonly listen: (event: RunEvent) => void;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Whether the target still answers; asked after two exchanges in a row that died. Must not throw. */
  readonly alive: () => Promise<boolean>;
  /** False for a replay: evidence answers once. */
  readonly repeat: boolean;
}

/**
 * Runs a plan: quiet scenarios side by side, then those that load the target one by one, then the passive ones, which
 * send nothing and wait for nobody but the clients that read for them.
 */
export async function run(plan: Plan, parts: RunParts): Promise<{ results: readonly Result[]; stop: Stop | null }> {
  const limit = pLimit(parts.concurrency);
  const watch = new LifeWatch(parts.alive);
  const results: Result[] = [];
  // What an upstream was told to get wrong says nothing of what a target usually does.
  const usual = () => results.filter(({ planned }) => !planned.scenario.needs.includes('upstream'));
  const seen = () =>
    usual()
      .flatMap(({ evidence }) => evidence?.transcript ?? [])
      .map((wire) => new Exchange(wire));
  const perform = async (planned: PlannedScenario): Promise<Result> => {
    const before = refusal(planned, parts, watch.stop);
    if (before !== null) return before;
    parts.listen({ kind: 'started', scenario: planned.scenario });
    const result = await judgeWithCare(planned, parts, planned.scenario.passive === true ? seen() : []);
    await watch.see(result);
    parts.listen({ kind: 'finished', result });
    return result;
  };
  const passive = plan.scenarios.filter(({ scenario }) => scenario.passive === true);
  const loud = plan.scenarios.filter(({ scenario }) => scenario.alone === true);
  const quiet = plan.scenarios.filter((planned) => !passive.includes(planned) && !loud.includes(planned));
  results.push(...(await Promise.all(quiet.map((planned) => limit(() => perform(planned))))));
  for (const planned of loud) results.push(await perform(planned));
  results.push(...(await Promise.all(passive.map((planned) => limit(() => perform(planned))))));
  const inOrder = plan.scenarios.flatMap((planned) => results.filter((result) => result.planned === planned));
  return { results: inOrder, stop: parts.signal.aborted ? { kind: 'interrupted' } : watch.stop };
}

/** A result without an exchange, when the scenario cannot or need not be performed. */
function refusal(planned: PlannedScenario, parts: RunParts, stop: Stop | null): Result | null {
  const reason = parts.signal.aborted
    ? inconclusive('the run was interrupted before it')
    : stop?.kind === 'ended'
      ? inconclusive(stop.reason)
      : parts.unmet(planned.scenario);
  if (reason === null) return null;
  return { planned, evidence: null, judgements: new Map(planned.judged.map((id) => [id, reason])) };
}

/** Up to this many attempts while what a model chose to answer left a judge without an answer. */
const modelAttempts = 3;

async function judgeWithCare(planned: PlannedScenario, parts: RunParts, seen: readonly Exchange[]): Promise<Result> {
  const fails = (id: RequirementId, { judgements }: Attempt): boolean => {
    const judgement = judgements.get(id);
    return judgement !== undefined && verdictOf(catalogue[id], judgement, parts.profile) === 'fail';
  };
  let last = await attempt(planned, parts.clientFor(planned.scenario), seen);
  const tries = planned.scenario.model === true && parts.repeat ? modelAttempts : 1;
  // A breach is looked at again below; an attempt that showed one is not thrown away for another try.
  const unanswered = (): boolean => hasInconclusive(last) && !planned.judged.some((id) => fails(id, last));
  for (let tried = 1; tried < tries && unanswered() && !parts.signal.aborted; tried++) {
    last = await attempt(planned, parts.clientFor(planned.scenario));
  }
  const doubtful = planned.judged.filter((id) => fails(id, last) && catalogue[id].certain !== true);
  // What was seen in a whole run is not seen again by looking at the same run.
  const repeatable = parts.repeat && planned.scenario.passive !== true;
  if (doubtful.length === 0 || !repeatable || parts.signal.aborted) {
    return { planned, judgements: last.judgements, evidence: last };
  }
  // Nobody believes a red line that cannot be seen twice.
  const again = await attempt(planned, parts.clientFor(planned.scenario));
  const judgements = new Map(last.judgements);
  for (const id of doubtful) {
    if (!fails(id, again)) judgements.set(id, flaky(last.judgements.get(id), again.judgements.get(id)));
  }
  return { planned, judgements, evidence: last };
}

const hasInconclusive = ({ judgements }: Attempt): boolean =>
  [...judgements.values()].some((judgement) => isUndecided(judgement) && judgement.undecided === 'inconclusive');

function flaky(first: Judgement | undefined, second: Judgement | undefined): Judgement {
  const seen = first !== undefined && !isUndecided(first) ? first[0]?.message : undefined;
  const then =
    second !== undefined && isUndecided(second)
      ? `could not be judged when the same request was sent again: ${second.reason}`
      : 'kept when the same request was sent again';
  return inconclusive(`it was broken once (${seen ?? 'unknown'}) and ${then}`);
}

/** Ends a run whose target has died, or the upstream behind it, so that it costs one timeout and not one a scenario. */
class LifeWatch {
  readonly #alive: () => Promise<boolean>;
  #deaths = 0;
  /** The check under way: what dies beside it learns no more from a second one. */
  #check: Promise<void> | null = null;
  stop: Stop | null = null;

  constructor(alive: () => Promise<boolean>) {
    this.#alive = alive;
  }

  async see(result: Result): Promise<void> {
    const last = result.evidence?.transcript.at(-1);
    if (this.stop !== null) return;
    if (result.evidence?.lost) this.stop = { kind: 'ended', reason: result.evidence.lost };
    if (last === undefined) return;
    this.#deaths = last.status === null && last.ending !== 'aborted' ? this.#deaths + 1 : 0;
    if (this.#deaths < 2) return;
    this.#check ??= this.#look();
    await this.#check;
  }

  async #look(): Promise<void> {
    if (!(await this.#alive())) this.stop = { kind: 'ended', reason: 'the target stopped answering during the run' };
    this.#deaths = 0;
    this.#check = null;
  }
}

/** What a run lacks that some scenarios need, and what would supply it. */
export function unmetNeeds(target: {
  readonly keys: Keys;
  readonly model: string | null;
  readonly embeddingModel: string | null;
  readonly clients: Clients;
  /** Null when the target reaches our upstream; otherwise why not. */
  readonly upstream: Judgement | null;
  /** Whether large bodies and long idles were asked for. */
  readonly load: boolean;
}): (scenario: Scenario) => Judgement | null {
  const missing = new Map<Need, Judgement>();
  const without = (name: KeyName, need: Need, what: string) => {
    if (target.keys[name] === null)
      missing.set(need, notOffered(`no ${what} was given`, `one in ${keyVariables[name]}`));
  };
  without('apiKey', 'key', 'key');
  without('otherKey', 'other-key', 'key of a second tenant');
  without('limitedKey', 'limited-key', 'key with low limits');
  if (target.model === null) missing.set('model', inconclusive('no model is known; name one with --model'));
  if (target.embeddingModel === null) {
    missing.set('embedding-model', notOffered('no embedding model is listed', 'one named by --embedding-model'));
  }
  if (target.upstream !== null) missing.set('upstream', target.upstream);
  if (!target.load) missing.set('load', notOffered('it sends large bodies or takes long', '--load'));
  return ({ needs, client }) => {
    if (client !== undefined && !target.clients.isAsked(client)) {
      return notOffered(`${clientNames[client]} was not asked for`, `--clients ${client}`);
    }
    return needs.map((need) => missing.get(need)).find((judgement) => judgement !== undefined) ?? null;
  };
}
