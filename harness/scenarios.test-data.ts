import type { RequirementId } from '../spec/requirements/index.ts';
import { Clients } from './clients/clients.ts';
import { Budget } from './gateway/budget.ts';
import type { ClientParts } from './gateway/client.ts';
import type { WireRecord } from './gateway/exchange.ts';
import type { Transport } from './gateway/transport.ts';
import { type Judgement, problem } from './judge.ts';
import type { PlannedScenario } from './plan.ts';
import type { Scenario } from './scenario.ts';

/** What one attempt does, and what its judges say of it. */
export interface Act {
  /** How the exchange that is sent ends; none is sent when left out. */
  readonly ending?: WireRecord['ending'];
  readonly judgements: { readonly [Id in RequirementId]?: Judgement | Error };
  /** Called while the attempt is under way. */
  readonly meanwhile?: () => Promise<void> | void;
  /** Thrown in place of an answer. */
  readonly failure?: unknown;
}

/** A scenario that plays its acts one after the other, the last one again and again. */
export function staged(
  id: string,
  acts: readonly [Act, ...Act[]],
  more: Partial<Scenario> = {},
): { readonly planned: PlannedScenario; readonly performed: () => number } {
  let performed = 0;
  const judged = Object.keys(acts[0].judgements) as RequirementId[]; // keys of `judgements`
  const scenario: Scenario = {
    id,
    title: id,
    needs: [],
    cost: { requests: 1, tokens: 0 },
    judged,
    perform: async (gateway) => {
      const act = acts[Math.min(performed++, acts.length - 1)] ?? acts[0];
      if (act.ending !== undefined) await gateway.get(`/${act.ending}`);
      await act.meanwhile?.();
      if (act.failure !== undefined) throw act.failure;
      return {
        judge: (one) => {
          const judgement = act.judgements[one] ?? [];
          if (judgement instanceof Error) throw judgement;
          return judgement;
        },
        measured: null,
        times: [],
      };
    },
    ...more,
  };
  return { planned: { scenario, judged }, performed: () => performed };
}

export const broken: Judgement = [problem('the thing', 'whole', 'broken')];

/** A transport that sends nothing: the path names how the exchange ends. */
const pretending: Transport = {
  send: async (request) => {
    const ending = new URL(request.url).pathname.slice(1) as WireRecord['ending']; // as `staged` made it
    const alive = ending === 'complete';
    return {
      request,
      sentAt: 0,
      status: alive ? 200 : null,
      headers: [],
      trailers: [],
      headAt: alive ? 1 : null,
      reads: [],
      endAt: 2,
      ending,
      error: alive ? null : ending,
    };
  },
  converse: async () => {
    throw new Error('no staged scenario writes by hand');
  },
  offersHttp2: async () => false,
  tap: async () => {
    throw new Error('no staged scenario puts a client to work');
  },
  dispatcherFor: () => {
    throw new Error('no staged scenario uses the SDK');
  },
  close: async () => {},
};

/** As on a machine where no client is installed. */
export const noClients = new Clients(
  async (id) => ({ missing: `${id} is not installed`, enable: `install ${id}` }),
  [],
);

/** Parts of a client whose exchanges end as their paths say. */
export function pretendClient(signal: AbortSignal = new AbortController().signal): ClientParts {
  return {
    target: {
      base: 'http://gateway.example',
      keys: { apiKey: null, otherKey: null, limitedKey: null },
      headers: {},
      model: 'm',
      listed: [],
      embeddingModel: '',
      chatDefaults: {},
      timeoutMs: 1000,
    },
    transport: pretending,
    budget: new Budget({ requests: 1000, tokens: 1000 }),
    seed: 'seed',
    sleep: async () => {},
    agent: 'test',
    clients: noClients,
    upstream: null,
    signal,
  };
}
