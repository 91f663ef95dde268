import type { Found } from './clients/clients.ts';
import type { ClientId } from './clients/driver.ts';
import type { Discovery } from './discover.ts';
import type { Stop } from './gate.ts';
import type { WireRecord } from './gateway/exchange.ts';
import { inconclusive } from './judge.ts';
import type { Plan } from './plan.ts';
import type { Spending } from './record.ts';
import type { Result, RunEvent } from './run.ts';

export type SessionEvent = RunEvent | { readonly kind: 'found'; readonly discovery: Discovery };

/** What came of a plan, from a live target or from evidence. */
export interface Session {
  readonly results: readonly Result[];
  readonly stop: Stop | null;
  /** Null when the target could not even be found out about. */
  readonly discovery: Discovery | null;
  /** What is known of each client. */
  readonly clients: (id: ClientId) => Found;
  /** What discovery sent and received. */
  readonly scouting: readonly WireRecord[];
  readonly spent: Spending;
  /** Unix time in milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
}

/** The results of a plan of which nothing could be performed. */
export const unjudged = (plan: Plan, reason: string): readonly Result[] =>
  plan.scenarios.map((planned) => ({
    planned,
    evidence: null,
    judgements: new Map(planned.judged.map((id) => [id, inconclusive(reason)])),
  }));
