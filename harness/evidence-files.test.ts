import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './command.test-data.ts';
import { UsageError } from './errors.ts';
import { evidenceFiles, formerEvidence, readEvidence, readTarget } from './evidence-files.ts';
import { replaceFolder } from './folder.ts';
import { restore } from './gateway/evidence.ts';
import type { WireRecord } from './gateway/exchange.ts';
import { redactor } from './gateway/redact.ts';
import { staged } from './scenarios.test-data.ts';
import type { Session } from './session.ts';

const key = 'sk-7f3kQ9xZ2mW8vB4nL6pR1tY5uD0sA';

const wire: WireRecord = {
  request: {
    method: 'GET',
    url: 'http://gateway.example/v1/models',
    headers: [['authorization', `Bearer ${key}`]],
    body: null,
  },
  sentAt: 0,
  status: 200,
  headers: [],
  trailers: [],
  headAt: 1,
  reads: [{ at: 1, bytes: Buffer.from(`{"told":"${key}"}`) }],
  endAt: 2,
  ending: 'complete',
  error: null,
};

const session: Session = {
  results: [
    {
      planned: staged('models', [{ judgements: {} }]).planned,
      judgements: new Map(),
      evidence: {
        seed: 'the seed',
        transcript: [wire],
        judgements: new Map(),
        measured: null,
        times: [],
        notes: [],
        lost: null,
      },
    },
    { planned: staged('not-performed', [{ judgements: {} }]).planned, judgements: new Map(), evidence: null },
  ],
  stop: null,
  clients: () => null,
  discovery: {
    base: 'http://gateway.example/v1',
    listed: ['m', key],
    model: 'm',
    modelChoice: '',
    embeddingModel: null,
    chatDefaults: { max_tokens: 16 },
    server: key,
    capabilities: [],
  },
  scouting: [wire],
  spent: { requests: 1, tokens: 1 },
  startedAt: 1_790_000_000_000,
  durationMs: 1,
};

const redact = redactor([{ name: 'apiKey', value: key }]);

let root: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  root = await temporaryFolder();
  await replaceFolder(join(root.path, 'report'), evidenceFiles(session, redact));
});
afterAll(() => root[Symbol.asyncDispose]());

describe('evidence on disk', () => {
  it('is one file for the target, one for first contact and one for every scenario that was performed', () => {
    const files = [...evidenceFiles(session, redact)];
    expect(files.map(({ file }) => file)).toEqual([
      'evidence/target.json',
      'evidence/discovery.json',
      'evidence/models.json',
    ]);
    for (const { text } of files) {
      expect(text).not.toContain(key.slice(0, 12));
      expect(text.endsWith('}\n')).toBe(true);
    }
  });

  it('is read back as it was, but for the key', async () => {
    const folder = join(root.path, 'report');
    expect(await readTarget(folder)).toMatchObject({
      keys: { apiKey: redact.maskOf('apiKey'), otherKey: null },
      startedAt: session.startedAt,
      discovery: { base: 'http://gateway.example/v1', chatDefaults: { max_tokens: 16 } },
    });
    const models = await readEvidence(folder, 'models');
    expect(models?.seed).toBe('the seed');
    expect(models?.exchanges.map(restore)).toMatchObject([
      { request: { url: wire.request.url }, status: 200, endAt: 2 },
    ]);
    expect(await readEvidence(folder, 'not-performed')).toBeNull();
  });

  it('is handed on as it stands', async () => {
    const files = await formerEvidence(join(root.path, 'report'));
    expect(files).toEqual([...evidenceFiles(session, redact)].toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  });

  it.for([
    ['nothing', null, /found no evidence\/target\.json in/],
    ['no JSON', '{"evidence":', /to be JSON, found something else; was it edited\?/],
    ['another version', '{"evidence":"runestone.target/0"}', /to be runestone\.target\/1, found something else/],
    ['a list', '[]', /to be runestone\.target\/1/],
    ['null', 'null', /found no evidence\/target\.json in|to be runestone/],
  ] as const)('that is %s is refused', async ([name, text, message]) => {
    const folder = join(root.path, name);
    await mkdir(join(folder, 'evidence'), { recursive: true });
    if (text !== null) await writeFile(join(folder, 'evidence/target.json'), text);
    await expect(readTarget(folder)).rejects.toThrow(UsageError);
    await expect(readTarget(folder)).rejects.toThrow(message);
  });
});
