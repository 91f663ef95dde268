import { randomUUID } from 'node:crypto';
import type { ConnectionCount, Connections } from './connections.ts';
import type { Lag } from './lag-meter.ts';
import { hasReached, matches, type Reached, type RequestFilter } from './log-filter.ts';
import type { LoggedRequest } from './logged-request.ts';
import type { Pacer } from './pacer.ts';
import type { RequestLog } from './request-log.ts';
import type { RuleRequest, Rules } from './rules.ts';

/** The version of the control API. */
export const controlVersion = 'runestone.upstream/1';

export interface UpstreamIdentity {
  readonly upstream: typeof controlVersion;
  /** One value for as long as the process lives. */
  readonly id: string;
  /** The clock that every time of the log is on, in milliseconds. */
  readonly now: number;
  readonly connections: ConnectionCount;
}

export interface LogPage {
  readonly requests: readonly LoggedRequest[];
  /** The cursor to ask with next: as `since`, it gives only what is newer. */
  readonly next: number;
  /** Requests after the cursor have already been forgotten. */
  readonly missed: boolean;
}

export interface Wish {
  readonly nonce: string;
  readonly reaches: Reached;
  /** How many requests of that nonce are to get there; 1 when absent. */
  readonly count?: number;
  /** Milliseconds, at most 60 000. */
  readonly timeout: number;
}

export interface Waited {
  /** Those that got there in time. */
  readonly requests: readonly LoggedRequest[];
  readonly timedOut: boolean;
}

/** How late the upstream itself was: with paced events, and with anything at all. */
export interface UpstreamLag {
  readonly pacing: Lag;
  readonly loop: Lag;
}

/** What the harness may ask of the scripted upstream, in its own process or over HTTP; times are the caller's clock. */
export interface UpstreamControl {
  /** The base URL that the gateway under test is pointed at, ending in /v1. */
  readonly url: string;
  identity(): Promise<UpstreamIdentity>;
  requests(filter?: RequestFilter): Promise<LogPage>;
  /** Waits until requests of a nonce have got somewhere, or the time is over. */
  wait(wish: Wish): Promise<Waited>;
  /** Since a performance.now() of the caller; of the last ten minutes when absent. */
  lag(since?: number): Promise<UpstreamLag>;
  /** Returns the number of the rule; rejects with what is wrong with its directive. */
  addRule(rule: RuleRequest): Promise<number>;
  removeRules(id?: number): Promise<void>;
  /** Refuses new connections for so many milliseconds, by not listening or by resetting them; idle ones are closed. */
  refuse(manner: 'closed' | 'reset', milliseconds: number): Promise<void>;
  clearLog(): Promise<void>;
  /** Ends what the caller started: the hosted upstream, or the connection to one elsewhere. */
  close(): Promise<void>;
}

const longestWait = 60_000; // ms: a longer wait is asked for again

function waiting(log: RequestLog, { nonce, reaches, count = 1, timeout }: Wish): Promise<Waited> {
  const there = new Map<number, LoggedRequest>();
  const look = (request: LoggedRequest) => {
    if (matches(request, { nonce }) && hasReached(request, reaches)) there.set(request.seq, request);
    return there.size >= count;
  };
  const seen = (timedOut: boolean): Waited => ({
    requests: [...there.values()].map((request) => ({ ...request })),
    timedOut,
  });
  for (const request of log.requests) look(request);
  if (there.size >= count) return Promise.resolve(seen(false));
  return new Promise((resolve) => {
    const finish = (timedOut: boolean) => {
      clearTimeout(timer);
      unwatch();
      resolve(seen(timedOut));
    };
    const timer = setTimeout(() => finish(true), Math.min(timeout, longestWait));
    const unwatch = log.watch((request) => {
      if (look(request)) finish(false);
    });
  });
}

interface Parts {
  readonly url: string;
  readonly log: RequestLog;
  readonly rules: Rules;
  readonly connections: Connections;
  readonly pacer: Pacer;
  readonly close: () => Promise<void>;
}

/** The control of an upstream in this process. */
export function controlOf({ url, log, rules, connections, pacer, close }: Parts): UpstreamControl {
  const id = randomUUID();
  return {
    url,
    identity: async () => ({
      upstream: controlVersion,
      id,
      now: performance.now(),
      connections: connections.count(),
    }),
    async requests(filter = {}) {
      const { since = 0 } = filter;
      const oldest = log.requests[0]?.seq ?? log.newest() + 1;
      return {
        requests: log.requests.filter((request) => matches(request, filter)).map((request) => ({ ...request })),
        next: log.newest(),
        missed: since + 1 < oldest,
      };
    },
    wait: (wish) => waiting(log, wish),
    lag: async (since = 0) => ({ pacing: pacer.pacing.since(since), loop: pacer.loop.since(since) }),
    addRule: async (rule) => rules.add(rule),
    removeRules: async (ruleId) => {
      rules.remove(ruleId);
    },
    refuse: async (manner, milliseconds) => connections.refuse(manner, milliseconds),
    clearLog: async () => log.clear(),
    close,
  };
}
