import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RequirementId } from '../spec/requirements/index.ts';
import { temporaryFolder } from './command.test-data.ts';
import { evidenceFiles } from './evidence-files.ts';
import { replaceFolder } from './folder.ts';
import type { Exchange } from './gateway/exchange.ts';
import { redactor } from './gateway/redact.ts';
import { bodyOf, httpServer } from './gateway/servers.test-data.ts';
import { equal, isUndecided } from './judge.ts';
import { judgeLive, type LiveParts } from './live.ts';
import { defaults, type Options } from './options.ts';
import { makePlan } from './plan.ts';
import { judgeReplay } from './replayed.ts';
import { type Scenario, scenario } from './scenario.ts';
import type { Session, SessionEvent } from './session.ts';

const key = 'sk-7f3kQ9xZ2mW8vB4nL6pR1tY5uD0sA';
const options: Options = { ...defaults, timeout: 5000, apiKey: key };

const echoes: Scenario = scenario<Exchange>({
  id: 'echoes',
  title: 'A nonce comes back',
  needs: ['model'],
  cost: { requests: 1, tokens: 50 },
  exchange: async (gateway) => {
    const nonce = gateway.nonce();
    const answer = await gateway.chat({ user: nonce });
    if (!answer.text.includes(nonce)) throw new Error('it did not come back');
    return answer;
  },
  judges: { 'streaming.is-a-stream': ({ mediaType }) => equal('the type', mediaType, 'text/event-stream') },
});
const breaks: Scenario = scenario<string>({
  id: 'breaks',
  title: 'The SDK reads an answer',
  needs: ['model'],
  cost: { requests: 1, tokens: 50 },
  exchange: async (gateway) => (await gateway.openai((sdk) => sdk.models.retrieve('m'))).error?.message ?? 'none',
  judges: { 'http.request-id': (message) => equal('the error', message, 'none') },
});
const plan = makePlan([echoes, breaks], { only: [], skip: [] });

const gateway: RequestListener = async (request, response) => {
  const text = await bodyOf(request);
  const told = JSON.stringify({ told: text, key: request.headers.authorization });
  if (request.url === '/v1/models') response.end(JSON.stringify({ data: [{ id: 'm' }] }));
  else if (request.url === '/v1/chat/completions') response.end(told);
  else response.writeHead(404).end('{"error":{"message":"no such model"}}');
};

function judge(target: string, more: Partial<LiveParts> = {}) {
  const events: SessionEvent[] = [];
  const session = judgeLive(plan, {
    target,
    options,
    headers: {},
    agent: 'test',
    listen: (event) => events.push(event),
    signal: new AbortController().signal,
    ...more,
  });
  return { session, events };
}

/** What was judged, requirement by requirement. */
const judgements = ({ results }: Session) =>
  results.map(({ planned, judgements: said }) => [planned.scenario.id, Object.fromEntries(said)]);

const reasons = ({ results }: Session, id: RequirementId) =>
  results.flatMap(({ judgements: said }) => {
    const judgement = said.get(id);
    return judgement !== undefined && isUndecided(judgement) ? [judgement.reason] : [];
  });

describe.concurrent('a live session', () => {
  it('finds out, performs the plan and keeps all that was sent', async () => {
    await using server = await httpServer(gateway);
    const { session, events } = judge(server.url);
    const { results, stop, discovery, scouting, spent } = await session;
    expect(stop).toBeNull();
    expect(discovery).toMatchObject({ base: `${server.url}/v1`, model: 'm' });
    expect(scouting.map(({ request }) => request.method)).toEqual(['GET', 'POST']);
    expect(results.map(({ evidence }) => evidence?.transcript.length)).toEqual([1, 1]);
    expect(spent.requests).toBe(2 + 2 + 1); // the breach that fails the gate is seen twice
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(['finished', 'finished', 'found', 'started', 'started']);
  });

  it('ends with a reason, and without a stack trace, when a cap is spent before it has begun', async () => {
    await using server = await httpServer(gateway);
    const session = await judge(server.url, { options: { ...options, maxRequests: 1 } }).session;
    expect(session.stop).toEqual({ kind: 'ended', reason: expect.stringContaining('raise --max-requests') });
    expect(session.discovery).toBeNull();
    expect(reasons(session, 'http.request-id')).toEqual([expect.stringContaining('raise --max-requests')]);
    expect(session.scouting).toHaveLength(1);
  });

  it('decides nothing about what a cap kept from being sent', async () => {
    await using server = await httpServer(gateway);
    const one = { ...options, maxRequests: 2, concurrency: 1 };
    const session = await judge(server.url, { options: one }).session;
    expect(session.stop).toBeNull();
    expect(reasons(session, 'http.request-id')).toEqual([expect.stringContaining('raise --max-requests')]);
  });

  it('is interrupted, not failed, when the user leaves during first contact', async () => {
    const leave = new AbortController();
    await using server = await httpServer(() => leave.abort());
    const session = await judge(server.url, { signal: leave.signal }).session;
    expect(session.stop).toEqual({ kind: 'interrupted' });
    expect(reasons(session, 'http.request-id')).toEqual(['the run was interrupted before it']);
  });
});

describe.concurrent('a replayed session', () => {
  it('judges as the live one did, and sends nothing', async () => {
    await using server = await httpServer(gateway);
    await using folder = await temporaryFolder();
    const live = await judge(server.url).session;
    const report = join(folder.path, 'report');
    await replaceFolder(report, evidenceFiles(live, redactor([{ name: 'apiKey', value: key }])));
    const connections = server.connections();
    const replayed = await judgeReplay(plan, report, options, () => {});
    expect(judgements(replayed)).toEqual(judgements(live));
    expect(replayed.discovery).toEqual(live.discovery);
    expect(replayed.startedAt).toBe(live.startedAt);
    expect(server.connections()).toBe(connections);
  });

  it('decides nothing of what the report holds no evidence for', async () => {
    await using server = await httpServer(gateway);
    await using folder = await temporaryFolder();
    const live = await judge(server.url).session;
    const without = { ...live, results: live.results.filter(({ planned }) => planned.scenario.id !== 'breaks') };
    await replaceFolder(join(folder.path, 'report'), evidenceFiles(without, redactor([])));
    const replayed = await judgeReplay(plan, join(folder.path, 'report'), options, () => {});
    expect(reasons(replayed, 'http.request-id')).toEqual(['the report that is replayed holds no evidence for it']);
  });
});
