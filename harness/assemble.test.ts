import { describe, expect, it } from 'vitest';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { assemble, type Facts } from './assemble.ts';
import type { WireRecord } from './gateway/exchange.ts';
import { inconclusive, type Judgement, notOffered, problem } from './judge.ts';
import type { Result } from './run.ts';
import { broken, staged } from './scenarios.test-data.ts';

const must: RequirementId = 'streaming.is-a-stream';
const other: RequirementId = 'streaming.chunk-schema';

const wire = (path: string): WireRecord => ({
  request: { method: 'GET', url: `http://gateway.example/v1${path}`, headers: [], body: null },
  sentAt: 0,
  status: 200,
  headers: [],
  trailers: [],
  headAt: 1,
  reads: [],
  endAt: 2,
  ending: 'complete',
  error: null,
});

function result(
  id: string,
  judgements: { readonly [Id in RequirementId]?: Judgement },
  transcript: readonly WireRecord[] | null = [wire(`/${id}`)],
): Result {
  const { planned } = staged(id, [{ judgements }]);
  const map = new Map(Object.entries(judgements) as [RequirementId, Judgement][]); // keys of `judgements`
  return {
    planned,
    judgements: map,
    evidence:
      transcript === null
        ? null
        : { seed: '', transcript, judgements: map, measured: null, times: [], notes: [], lost: null },
  };
}

const facts: Facts = {
  suite: { name: 'suite', version: '1' },
  target: { url: 'http://gateway.example/v1', model: 'm', modelChoice: '', embeddingModel: null, server: null },
  environment: { node: '24', platform: 'x', versions: {}, contract: '' },
  profile: 'compat',
  startedAt: '2026-11-22T14:03:00.000Z',
  durationMs: 1,
  spent: { requests: 1, tokens: 1 },
  planned: { requests: 1, tokens: 1 },
  capabilities: [],
  command: 'runestone-conformance',
  failOn: 'must',
  requires: [],
  stop: null,
  found: () => null,
  keys: new Map(),
  invocation: {
    target: 'http://gateway.example/v1',
    model: 'm',
    profile: 'compat',
    headers: [],
    load: false,
    clients: [],
    upstream: null,
  },
};

const of = (results: readonly Result[], id: string, more: Partial<Facts> = {}) =>
  assemble(results, { ...facts, ...more }).requirements.find((one) => one.id === id);

describe('a record', () => {
  it('holds every requirement of the plan once, in the order of the catalogue', () => {
    const { requirements, suite } = assemble(
      [result('b', { [other]: [] }), result('a', { [other]: [], [must]: [] })],
      facts,
    );
    const judged = requirements.filter(({ scenarios }) => scenarios.length > 0);
    expect(judged.map(({ id }) => id)).toEqual([must, other].toSorted((a, b) => place(a) - place(b)));
    expect(judged.find(({ id }) => id === other)?.scenarios.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(suite.requirements).toBe(Object.keys(catalogue).length);
  });

  it('takes the worst verdict of all scenarios, with its reason', () => {
    expect(of([result('a', { [must]: [] }), result('b', { [must]: broken })], must)?.verdict).toBe('fail');
    const open = [result('a', { [must]: [] }), result('b', { [must]: inconclusive('no answer') })];
    expect(of(open, must)).toMatchObject({ verdict: 'inconclusive', reason: 'no answer' });
    const skipped = [result('a', { [must]: notOffered('no key', 'a key') })];
    expect(of(skipped, must)).toMatchObject({ verdict: 'skip', reason: 'no key', enable: 'a key' });
    const kept = [result('a', { [must]: [] }), result('b', { [must]: notOffered('no key') })];
    expect(of(kept, must)).toMatchObject({ verdict: 'pass' });
    expect(of(kept, must)).not.toHaveProperty('reason');
  });

  it('says of every breach how to see it again', () => {
    expect(of([result('a', { [must]: broken })], must)?.scenarios).toEqual([
      {
        id: 'a',
        verdict: 'fail',
        problems: [{ message: 'the thing', expected: 'whole', actual: '"broken"' }],
        evidence: 'evidence/a.json',
        reproduce: {
          curl: `curl -sSN -i 'http://gateway.example/v1/a'`,
          command: `runestone-conformance --target http://gateway.example/v1 --model m --only ${must}`,
        },
      },
    ]);
  });

  it('shows the exchange that a problem was seen in, not the first one', () => {
    const [first, second] = [wire('/first'), wire('/second')];
    const seen = [{ ...problem('x', 'y', 'z'), wire: second }];
    const [judged] = of([result('a', { [must]: seen }, [first, second])], must)?.scenarios ?? [];
    expect(judged?.reproduce.curl).toContain('/second');
    expect(judged?.problems).toEqual([{ message: 'x', expected: 'y', actual: '"z"' }]);
  });

  it('has neither evidence nor curl for what was not performed', () => {
    const [judged] = of([result('a', { [must]: inconclusive('interrupted') }, null)], must)?.scenarios ?? [];
    expect(judged).not.toHaveProperty('evidence');
    expect(judged?.reproduce).not.toHaveProperty('curl');
  });

  it('counts every requirement of a level once, and hands them all to the gate', () => {
    const record = assemble([result('a', { [must]: broken, [other]: inconclusive('x') })], facts);
    expect(record.summary.must.fail).toBe(1);
    expect(record.summary.must.inconclusive).toBe(1);
    expect(record.gate).toEqual({ verdict: 'failed', exitCode: 1, reasons: [`broken: ${must}`] });
    expect(assemble([result('a', { [must]: [] })], facts).gate.exitCode).toBe(0);
    expect(assemble([result('a', { [must]: [] })], { ...facts, stop: { kind: 'interrupted' } }).gate.exitCode).toBe(
      130,
    );
  });

  it('is plain data: what it holds is what its JSON holds', () => {
    const record = assemble([result('a', { [must]: broken }), result('b', { [other]: notOffered('x') }, null)], facts);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    for (const inner of ['failOn', 'stop', 'keys', 'invocation', 'requires']) expect(record).not.toHaveProperty(inner);
  });
});

const place = (id: string): number => Object.keys(catalogue).indexOf(id);
