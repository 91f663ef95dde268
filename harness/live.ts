import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clients } from './clients/clients.ts';
import { usualClients } from './clients/driver.ts';
import { startClient } from './clients/start.ts';
import { type Discovery, discover } from './discover.ts';
import { NotSent, RunEnded } from './errors.ts';
import type { Stop } from './gate.ts';
import { Budget } from './gateway/budget.ts';
import { Client, type ClientParts, type Target } from './gateway/client.ts';
import { Pace } from './gateway/pace.ts';
import { liveTransport } from './gateway/transport.ts';
import { keysOf } from './keys.ts';
import type { Options } from './options.ts';
import { areaOf, type Plan } from './plan.ts';
import { type Result, run, unmetNeeds } from './run.ts';
import type { Scenario } from './scenario.ts';
import { type Session, type SessionEvent, unjudged } from './session.ts';

export interface LiveParts {
  readonly target: string;
  readonly options: Options;
  readonly headers: Readonly<Record<string, string>>;
  /** The user-agent of every raw request. */
  readonly agent: string;
  readonly listen: (event: SessionEvent) => void;
  readonly signal: AbortSignal;
}

/** A target that answered before and is silent this long has died. */
const aliveMs = 10_000;

/** A scenario about how much a target takes is not slowed down for a limit that it is there to meet. */
const crowds = ({ judged }: Scenario): boolean =>
  judged.some((id) => ['concurrency', 'throttling'].includes(areaOf(id)));

/**
 * Performs a plan against a target; whatever the target does ends up in the session, nothing is thrown for it. The plan
 * may still be on its way: it is needed once the target is known.
 */
export async function judgeLive(planning: Plan | Promise<Plan>, parts: LiveParts): Promise<Session> {
  const { options, signal } = parts;
  const keys = keysOf((name) => options[name]);
  const startedAt = Date.now();
  const started = performance.now();
  const transport = liveTransport();
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal }).catch(() => {});
  const { python } = options;
  const clients = new Clients(
    (id) => startClient(id, { keys, python, folder: process.cwd(), signal }),
    options.clients,
  );
  const budget = new Budget({ requests: options.maxRequests, tokens: options.maxTokens });
  const unknown: Target = {
    base: parts.target,
    keys,
    headers: parts.headers,
    model: '',
    embeddingModel: '',
    listed: [],
    chatDefaults: {},
    timeoutMs: options.timeout,
  };
  const pace = new Pace(pause);
  const clientParts = (known: Partial<Target>): ClientParts => ({
    target: { ...unknown, ...known },
    transport,
    budget,
    seed: randomUUID(),
    sleep: pause,
    pace,
    agent: parts.agent,
    clients,
    signal,
  });
  const scouts: Client[] = [];
  const connect = (known: Partial<Target>): Client => {
    const scout = new Client(clientParts(known));
    scouts.push(scout);
    return scout;
  };

  let discovery: Discovery | null = null;
  let outcome: { results: readonly Result[]; stop: Stop | null };
  try {
    const wishes = { ...options, target: parts.target, hasKey: keys.apiKey !== null, timeoutMs: options.timeout };
    discovery = await discover(wishes, connect);
    parts.listen({ kind: 'found', discovery });
    for (const id of usualClients) clients.warm(id);
    const found: Partial<Target> = {
      ...discovery,
      model: discovery.model ?? '',
      embeddingModel: discovery.embeddingModel ?? '',
    };
    outcome = await run(await planning, {
      clientFor: (scenario) => {
        const { pace: _, ...unpaced } = clientParts(found);
        return crowds(scenario) ? unpaced : { ...unpaced, pace };
      },
      unmet: unmetNeeds({ ...discovery, keys, load: options.load, clients }),
      profile: options.profile,
      concurrency: options.concurrency,
      listen: parts.listen,
      signal,
      alive: async () => {
        const scout = new Client(clientParts({ ...found, timeoutMs: Math.min(aliveMs, options.timeout) }));
        try {
          return (await scout.get('/models')).status !== null;
        } catch (error) {
          if (error instanceof NotSent) return true; // a spent budget says nothing of the target
          throw error;
        }
      },
      repeat: true,
    });
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
    const reason = signal.aborted ? 'the run was interrupted before it' : error.message;
    const stop: Stop = signal.aborted ? { kind: 'interrupted' } : { kind: 'ended', reason };
    outcome = { results: unjudged(await planning, reason), stop };
  } finally {
    await Promise.all([transport.close(), clients.close()]);
  }
  return {
    ...outcome,
    discovery,
    clients: (id) => clients.found(id),
    scouting: scouts.flatMap((scout) => scout.transcript),
    spent: budget.spent,
    startedAt,
    durationMs: performance.now() - started,
  };
}
