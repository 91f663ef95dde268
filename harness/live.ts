import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { handshake, openUpstream, tokenVariable, upstreamPort } from './attached-upstream.ts';
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
import { notOffered } from './judge.ts';
import { keysOf } from './keys.ts';
import type { Options } from './options.ts';
import { areaOf, type Plan } from './plan.ts';
import { type Result, run, unmetNeeds } from './run.ts';
import type { Scenario } from './scenario.ts';
import { type Session, type SessionEvent, unjudged } from './session.ts';
import type { UpstreamControl } from './upstream/control.ts';

export interface LiveParts {
  readonly target: string;
  readonly options: Options;
  readonly headers: Readonly<Record<string, string>>;
  /** The user-agent of every raw request. */
  readonly agent: string;
  readonly listen: (event: SessionEvent) => void;
  readonly signal: AbortSignal;
  /** An upstream that is open already, and that its owner closes; otherwise `options` says where one is. */
  readonly upstream?: UpstreamControl;
  /** Clients that were started already, and that their owner closes. */
  readonly clients?: Clients;
}

/** Of a run that was not told of an upstream. */
const notAsked = notOffered('what stands behind the target is not ours', `--upstream listen:${upstreamPort}`);

/** A target that answered before and is silent this long has died. */
const aliveMs = 10_000;

/** A scenario about refusals for now, by how much a target takes or by what stands behind it, is slowed down for none. */
const meetsLimits = ({ judged }: Scenario): boolean =>
  judged.some((id) => ['concurrency', 'throttling', 'error-mapping', 'resilience'].includes(areaOf(id)));

const bothSides = ({ scenarios }: Plan): boolean =>
  scenarios.some(({ scenario }) => scenario.needs.includes('upstream'));

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
  const place = { keys, python, folder: process.cwd(), signal };
  const clients = parts.clients ?? new Clients((id) => startClient(id, place), options.clients);
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
  const own = parts.upstream === undefined && options.upstream !== null;
  const upstream = own
    ? await openUpstream(options.upstream ?? '', process.env[tokenVariable])
    : (parts.upstream ?? null);
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
    upstream,
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
    const plan = await planning;
    const detached = upstream === null ? notAsked : bothSides(plan) ? await handshake(upstream, connect(found)) : null;
    outcome = await run(plan, {
      clientFor: (scenario) => {
        const { pace: _, ...unpaced } = clientParts(found);
        return meetsLimits(scenario) ? unpaced : { ...unpaced, pace };
      },
      unmet: unmetNeeds({ ...discovery, keys, load: options.load, clients, upstream: detached }),
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
    await Promise.all([
      transport.close(),
      parts.clients === undefined ? clients.close() : undefined,
      own ? upstream?.close() : undefined,
    ]);
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
