import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualClients } from '../harness/clients/driver.ts';
import { start, temporaryFolder } from '../harness/command.test-data.ts';
import { type Evidence, restore } from '../harness/gateway/evidence.ts';
import { Exchange } from '../harness/gateway/exchange.ts';
import { used } from '../harness/gateway/tokens.ts';
import type { RunRecord } from '../harness/record.ts';
import { type Reference, startReference } from '../harness/reference.ts';
import type { Need } from '../harness/scenario.ts';
import { scenarios } from './index.ts';

let reference: Reference;

beforeAll(async () => {
  reference = await startReference();
});

afterAll(() => reference.close());

/** What is not given to the run. */
const notGiven: readonly Need[] = ['other-key', 'limited-key', 'load'];
/** What the reference gateway leaves to the proxy before it. */
const notOffered = ['http.compressed-streams-flow'];

const readJson = async <T>(...path: string[]): Promise<T> => JSON.parse(await readFile(join(...path), 'utf8')) as T;

/** A whole run from both sides, and its replay, on a busy machine. */
const longest = 180_000; // ms

describe('a whole run against the reference gateway', { timeout: longest }, () => {
  it('keeps every promise, within its plan, and says the same when it is replayed', async () => {
    await using folder = await temporaryFolder();
    const key = {
      OPENAI_API_KEY: reference.key,
      RUNESTONE_OTHER_KEY: reference.otherKey,
      RUNESTONE_LIMITED_KEY: await reference.limitedKey(),
      RUNESTONE_UPSTREAM_TOKEN: reference.upstreamToken,
    };
    const live = await start(['--target', reference.gateway, '--upstream', reference.upstream], folder.path, key).ended;
    expect(live.code, live.out).toBe(0);
    const record = await readJson<RunRecord>(folder.path, 'runestone-report/report.json');
    const notKept = record.requirements.filter(({ verdict }) => verdict !== 'pass');
    expect(notKept.filter(({ verdict, enable }) => verdict !== 'skip' || enable === undefined)).toEqual(
      notKept.filter(({ id }) => notOffered.includes(id)),
    );
    const timed = scenarios.filter(({ needs }) => needs.includes('upstream')).map(({ id }) => id);
    expect(record.times.length).toBeGreaterThanOrEqual(8); // of words, of answers, of four clients that leave, and our own
    expect(timed).toEqual(expect.arrayContaining(record.times.map(({ scenario }) => scenario)));

    const performed = scenarios.filter(
      ({ needs, client }) =>
        !needs.some((need) => notGiven.includes(need)) && (client === undefined || usualClients.includes(client)),
    );
    for (const { id, cost } of performed) {
      const { exchanges } = await readJson<Evidence>(folder.path, `runestone-report/evidence/${id}.json`);
      expect(exchanges.length, `requests of ${id}`).toBeLessThanOrEqual(cost.requests);
      const spent = exchanges.map(restore).map((wire) => used(new Exchange(wire)).tokens);
      expect(
        spent.reduce((sum, tokens) => sum + tokens, 0),
        `tokens of ${id}`,
      ).toBeLessThanOrEqual(cost.tokens);
    }

    const replay = await start(['--replay', 'runestone-report', '--out', 'replayed'], folder.path).ended;
    expect(replay.code, replay.out + replay.err).toBe(0);
    const again = await readJson<RunRecord>(folder.path, 'replayed/report.json');
    const verdicts = ({ requirements }: RunRecord) => requirements.map(({ id, verdict }) => [id, verdict]);
    expect(verdicts(again)).toEqual(verdicts(record));
  });

  it('skips what needs a key when none is given to a target that wants none', async () => {
    await using folder = await temporaryFolder();
    const ended = await start(['--target', reference.upstream], folder.path).ended;
    expect(ended.code, ended.out).toBe(0);
    const record = await readJson<RunRecord>(folder.path, 'runestone-report/report.json');
    const auth = record.requirements.filter(({ area }) => area === 'auth');
    expect(auth.map(({ verdict }) => verdict)).toEqual(auth.map(() => 'skip'));
  });

  it('fails a target that takes any key although one was given', async () => {
    await using folder = await temporaryFolder();
    const ended = await start(['--target', reference.upstream], folder.path, { OPENAI_API_KEY: 'sk-any' }).ended;
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('auth.wrong-key');
  });

  it('writes the report of what was judged when it is interrupted', async () => {
    await using folder = await temporaryFolder();
    const run = start(['--target', reference.gateway], folder.path, { OPENAI_API_KEY: reference.key });
    while (!run.heard().includes('judging')) await new Promise((resolve) => setTimeout(resolve, 10));
    run.kill('SIGINT');
    const ended = await run.ended;
    expect(ended.code, ended.out + ended.err).toBe(130);
    const record = await readJson<RunRecord>(folder.path, 'runestone-report/report.json');
    expect(record.gate.verdict).toBe('interrupted');
  });

  it('ends with exit 3 and names the cap when its budget is spent', async () => {
    await using folder = await temporaryFolder();
    const command = ['--target', reference.gateway, '--max-requests', '10'];
    const ended = await start(command, folder.path, { OPENAI_API_KEY: reference.key }).ended;
    expect(ended.code).toBe(3);
    expect(ended.out).toContain('--max-requests');
    const { spent } = await readJson<RunRecord>(folder.path, 'runestone-report/report.json');
    expect(spent.requests).toBe(10);
  });
});
