import { Clients } from './clients/clients.ts';
import { startClient } from './clients/start.ts';
import { readEvidence, readTarget } from './evidence-files.ts';
import { Budget } from './gateway/budget.ts';
import type { Target } from './gateway/client.ts';
import { restore } from './gateway/evidence.ts';
import { replayTransport } from './gateway/replay.ts';
import { fromNotes } from './gateway/upstream-side.ts';
import { inconclusive, notOffered } from './judge.ts';
import type { Options } from './options.ts';
import type { Plan } from './plan.ts';
import { run, unmetNeeds } from './run.ts';
import type { Session, SessionEvent } from './session.ts';

/** Judges the evidence of a former report again with today's judges; nothing is sent. */
export async function judgeReplay(
  plan: Plan,
  folder: string,
  options: Options,
  listen: (event: SessionEvent) => void,
): Promise<Session> {
  const { discovery, keys, startedAt } = await readTarget(folder);
  const stored = new Map(
    await Promise.all(
      plan.scenarios.map(async ({ scenario }) => [scenario.id, await readEvidence(folder, scenario.id)] as const),
    ),
  );
  const started = performance.now();
  const target: Target = {
    base: discovery?.base ?? '',
    keys,
    headers: {},
    model: discovery?.model ?? '',
    embeddingModel: discovery?.embeddingModel ?? '',
    listed: discovery?.listed ?? [],
    chatDefaults: discovery?.chatDefaults ?? {},
    timeoutMs: options.timeout,
  };
  const { python } = options;
  const clients = new Clients(
    (id) => startClient(id, { keys, python, folder: process.cwd(), signal: new AbortController().signal }),
    options.clients,
  );
  const budget = new Budget({ requests: Number.POSITIVE_INFINITY, tokens: Number.POSITIVE_INFINITY });
  const needs = unmetNeeds({
    keys,
    model: discovery?.model ?? null,
    embeddingModel: discovery?.embeddingModel ?? null,
    clients,
    upstream: null, // what was judged from both sides has the upstream's answers in its evidence
    load: true, // what was performed is judged again, whatever had to be asked for then
  });
  const unasked = notOffered('the run that is replayed was not asked for it', '--load');
  const unseen = inconclusive('the report that is replayed holds no evidence for it');
  const { results, stop } = await run(plan, {
    clientFor: (scenario) => {
      const evidence = stored.get(scenario.id);
      return {
        target,
        transport: replayTransport((evidence?.exchanges ?? []).map(restore)),
        budget,
        seed: evidence?.seed ?? '',
        sleep: async () => {},
        agent: 'replay',
        clients,
        upstream: evidence?.upstream === undefined ? null : fromNotes(evidence.upstream),
        signal: new AbortController().signal,
      };
    },
    unmet: (scenario) => {
      const seen = stored.get(scenario.id) !== null;
      return needs(scenario) ?? (seen ? null : scenario.needs.includes('load') ? unasked : unseen);
    },
    profile: options.profile,
    concurrency: options.concurrency,
    listen,
    signal: new AbortController().signal,
    alive: async () => true,
    repeat: false,
  }).finally(() => clients.close());
  return {
    results,
    stop,
    discovery,
    clients: (id) => clients.found(id),
    scouting: ((await readEvidence(folder, 'discovery'))?.exchanges ?? []).map(restore),
    spent: budget.spent,
    startedAt,
    durationMs: performance.now() - started,
  };
}
