import type { Capability } from '../spec/capabilities.ts';
import type { RequirementId } from '../spec/requirements/index.ts';
import type { ClientId } from './clients/driver.ts';
import type { Exchange } from './gateway/exchange.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Judgement } from './judge.ts';
import type { ConcurrencyRecord, TimeRecord } from './record.ts';

/** A precondition of a scenario beyond a reachable target; what is missing turns its judgements into `skip`. */
export type Need = 'model' | 'key' | 'other-key' | 'limited-key' | 'embedding-model' | 'load' | 'upstream';

/** A time as the scenario that took it knows it. */
export type Time = Omit<TimeRecord, 'scenario'>;

export interface Definition<Seen> {
  /** Unique, kebab-case; what `--only` takes. */
  readonly id: string;
  readonly title: string;
  readonly needs: readonly Need[];
  /** What it finds out about while it judges, for the report: offered when judged, not offered when declined. */
  readonly capability?: Capability;
  /** The client that it puts to work: what it judges is a column of the client matrix. */
  readonly client?: ClientId;
  /** At most what one attempt sends, and the tokens it may cost; a test holds the scenario to it. */
  readonly cost: { readonly requests: number; readonly tokens: number };
  /** It loads the target on purpose, so nothing else runs beside it. */
  readonly alone?: true;
  /** It depends on what a model chooses to answer: up to three attempts while a judge stays inconclusive. */
  readonly model?: true;
  /** It sends nothing: it judges all that the run saw, and is performed when everything else has been. */
  readonly passive?: true;
  /** `seen` is every exchange of the run so far, for a passive scenario; empty for all others. */
  readonly exchange: (gateway: Gateway, seen: readonly Exchange[]) => Promise<Seen>;
  /** Pure functions of what was seen: they are replayed from evidence. */
  readonly judges: { readonly [Id in RequirementId]?: (seen: Seen) => Judgement };
  readonly measures?: (seen: Seen) => ConcurrencyRecord;
  readonly times?: (seen: Seen) => readonly Time[];
}

/** A definition whose type of evidence only its own judges know. */
export interface Scenario extends Omit<Definition<never>, 'exchange' | 'judges' | 'measures' | 'times'> {
  readonly judged: readonly RequirementId[];
  perform(gateway: Gateway, seen: readonly Exchange[]): Promise<Performance>;
}

/** A scenario once performed: ready to be judged, requirement by requirement. */
export interface Performance {
  judge(id: RequirementId): Judgement;
  readonly measured: ConcurrencyRecord | null;
  readonly times: readonly Time[];
}

/** Closes a definition over what its exchange sees, so that scenarios of all kinds fit one list. */
export function scenario<Seen>(definition: Definition<Seen>): Scenario {
  const { exchange, judges, measures, times, ...rest } = definition;
  return {
    ...rest,
    judged: Object.keys(judges) as RequirementId[], // the type of `judges` allows no other key
    async perform(gateway, before) {
      const seen = await exchange(gateway, before);
      return {
        judge: (id) => judges[id]?.(seen) ?? [],
        measured: measures?.(seen) ?? null,
        times: times?.(seen) ?? [],
      };
    },
  };
}
