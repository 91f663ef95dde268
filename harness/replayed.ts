import { readEvidence, readTarget } from './evidence-files.ts';
import { Budget } from './gateway/budget.ts';
import type { Target } from './gateway/client.ts';
import { restore } from './gateway/evidence.ts';
import { replayTransport } from './gateway/replay.ts';
import type { Options } from './options.ts';
import type { Plan } from './plan.ts';
import { missingNeeds, run } from './run.ts';
import { type Session, type SessionEvent, unjudged } from './session.ts';

/** Judges the evidence of a former report again with today's judges; nothing is sent. */
export async function judgeReplay(
  plan: Plan,
  folder: string,
  options: Options,
  listen: (event: SessionEvent) => void,
): Promise<Session> {
  const { discovery, key, startedAt } = await readTarget(folder);
  const stored = new Map(
    await Promise.all(
      plan.scenarios.map(async ({ scenario }) => [scenario.id, await readEvidence(folder, scenario.id)] as const),
    ),
  );
  const recorded = plan.scenarios.filter(({ scenario }) => stored.get(scenario.id) !== null);
  const missing = plan.scenarios.filter(({ scenario }) => stored.get(scenario.id) === null);
  const started = performance.now();
  const target: Target = {
    base: discovery?.base ?? '',
    apiKey: key,
    headers: {},
    model: discovery?.model ?? '',
    listed: discovery?.listed ?? [],
    chatDefaults: discovery?.chatDefaults ?? {},
    timeoutMs: options.timeout,
  };
  const budget = new Budget({ requests: Number.POSITIVE_INFINITY, tokens: Number.POSITIVE_INFINITY });
  const { results, stop } = await run(
    { ...plan, scenarios: recorded },
    {
      clientFor: (scenario) => {
        const evidence = stored.get(scenario.id);
        return {
          target,
          transport: replayTransport((evidence?.exchanges ?? []).map(restore)),
          budget,
          seed: evidence?.seed ?? '',
          sleep: async () => {},
          agent: 'replay',
          signal: new AbortController().signal,
        };
      },
      missing: missingNeeds({ apiKey: key, model: discovery?.model ?? null }),
      profile: options.profile,
      concurrency: options.concurrency,
      listen,
      signal: new AbortController().signal,
      alive: async () => true,
      repeat: false,
    },
  );
  return {
    results: [
      ...results,
      ...unjudged({ ...plan, scenarios: missing }, 'the report that is replayed holds no evidence for it'),
    ],
    stop,
    discovery,
    scouting: ((await readEvidence(folder, 'discovery'))?.exchanges ?? []).map(restore),
    spent: budget.spent,
    startedAt,
    durationMs: performance.now() - started,
  };
}
