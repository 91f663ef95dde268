import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, claimsOf, decided, decidedWith, unobservable } from '../spec/claim.ts';
import { claims } from '../spec/claims.ts';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { judgeClaims } from './claims.ts';
import { clientIds } from './clients/driver.ts';
import type { ClaimRecord, ClientRecord, RequirementRecord, Verdict } from './record.ts';

const ids = Object.keys(catalogue) as RequirementId[]; // the keys are its ids

const record = (id: RequirementId, verdict: Verdict, reason?: string): RequirementRecord => ({
  id,
  area: 'area',
  level: catalogue[id].level,
  says: '',
  breaks: '',
  source: catalogue[id].source,
  verdict,
  ...(reason !== undefined && { reason }),
  scenarios: [],
});

/** Two that are required and one that is recommended. */
const [first, second, advice] = ['chat.schema', 'chat.answers-200', 'http.request-id'] as const;

const claim: readonly Claim[] = claimsOf('area', { line: decided('It does', first, second, advice) });

function judged(...requirements: readonly RequirementRecord[]): ClaimRecord | undefined {
  return judgeClaims(claim, requirements, [])[0];
}

describe('a line of the production report', () => {
  it('is verified when all that decides it was kept', () => {
    expect(judged(record(first, 'pass'), record(second, 'pass'), record(advice, 'pass'))).toEqual({
      id: 'area/line',
      section: 'area',
      says: 'It does',
      verdict: 'verified',
      because: 'all that decides it was judged and kept',
      requirements: [first, second, advice],
    });
  });

  it('fails with one broken requirement, whatever else is open', () => {
    expect(judged(record(first, 'fail'), record(second, 'skip', 'no key'))).toMatchObject({
      verdict: 'failed',
      because: `broken: \`${first}\``,
    });
  });

  it('is not verified while one that is required is open, and says why', () => {
    expect(judged(record(first, 'pass'), record(second, 'inconclusive', 'no answer'), record(advice, 'warn'))).toEqual(
      expect.objectContaining({ verdict: 'not-verified', because: `not judged: \`${second}\` (no answer)` }),
    );
    expect(judged(record(first, 'pass'), record(advice, 'pass'))).toMatchObject({
      verdict: 'not-verified',
      because: `not judged: \`${second}\` (this run did not ask)`,
    });
  });

  it('is verified in part with a warning, or with a recommendation that was not judged', () => {
    expect(judged(record(first, 'pass'), record(second, 'pass'), record(advice, 'warn'))).toMatchObject({
      verdict: 'partly',
      because: `kept with a warning or not followed: \`${advice}\``,
    });
    expect(judged(record(first, 'pass'), record(second, 'warn'), record(advice, 'skip', 'no'))).toMatchObject({
      verdict: 'partly',
      because: `kept with a warning or not followed: \`${second}\`; not judged: \`${advice}\` (no)`,
    });
  });

  it('is not verified in part when nothing at all was judged', () => {
    const line = claimsOf('area', { line: decided('It does', advice) });
    expect(judgeClaims(line, [record(advice, 'skip', 'not sent')], [])).toMatchObject([
      { verdict: 'not-verified', because: `not judged: \`${advice}\` (not sent)` },
    ]);
  });

  it('names three of many and counts the rest', () => {
    const [a, b, c, d, e] = ids.filter((id) => catalogue[id].level === 'must');
    if (a === undefined) throw new Error('expected a catalogue of requirements, found none');
    const five = [a, b, c, d, e].filter((id) => id !== undefined);
    const line = claimsOf('area', { line: decided('It does', a, ...five.slice(1)) });
    const broken = five.map((id) => record(id, 'fail'));
    expect(judgeClaims(line, broken, [])[0]?.because).toBe(`broken: \`${a}\`, \`${b}\`, \`${c}\` and 2 more`);
  });

  it('says what evidence it takes where nothing can be seen', () => {
    const line = claimsOf('area', { line: unobservable('It does', { why: 'it is inside', evidence: 'a look' }) });
    expect(judgeClaims(line, [], [])).toEqual([
      {
        id: 'area/line',
        section: 'area',
        says: 'It does',
        verdict: 'not-observable',
        because: 'it is inside; it takes a look',
        requirements: [],
      },
    ]);
  });
});

describe('a line about one client', () => {
  const line = claimsOf('area', { line: decidedWith('curl', 'curl works', first) });
  const column = (...operations: ClientRecord['operations']): ClientRecord => ({
    id: 'curl',
    name: 'curl',
    version: '8.0.0',
    operations,
  });

  it('is ticked by what that client did, not by what others made of the same answers', () => {
    const passed = [record(first, 'pass')];
    const works = judgeClaims(line, passed, [column({ requirement: first, result: 'works' })]);
    expect(works[0]).toMatchObject({ verdict: 'verified' });
    const breaks = judgeClaims(line, passed, [column({ requirement: first, result: 'breaks' })]);
    expect(breaks[0]).toMatchObject({ verdict: 'failed' });
    const { version: _, ...absent } = { ...column({ requirement: first, result: 'not-run' }), missing: 'no curl' };
    expect(judgeClaims(line, passed, [{ ...absent, version: null }])[0]).toMatchObject({
      verdict: 'not-verified',
      because: expect.stringContaining('no curl'),
    });
    expect(judgeClaims(line, passed, [])[0]).toMatchObject({ verdict: 'not-verified' });
  });
});

describe('the lines of the production report', () => {
  const verdict = fc.constantFrom<Verdict | null>('pass', 'pass', 'pass', 'fail', 'warn', 'skip', 'inconclusive', null);
  const run = fc
    .array(verdict, { minLength: ids.length, maxLength: ids.length })
    .map((verdicts) => new Map(ids.map((id, index) => [id, verdicts[index] ?? null])));

  const recorded = (verdicts: ReadonlyMap<RequirementId, Verdict | null>) =>
    [...verdicts].flatMap(([id, found]) => (found === null ? [] : [record(id, found)]));

  /** Every client met what its requirement came to. */
  const clients = (verdicts: ReadonlyMap<RequirementId, Verdict | null>): readonly ClientRecord[] =>
    clientIds.map((id) => ({
      id,
      name: id,
      version: '1',
      operations: recorded(verdicts).map(({ id: requirement, verdict: found }) => ({
        requirement,
        result: found === 'pass' ? 'works' : found === 'fail' ? 'breaks' : 'not-run',
      })),
    }));

  it('are never verified unless every requirement of theirs passed, and always then', () => {
    fc.assert(
      fc.property(run, (verdicts) => {
        const found = new Map(recorded(verdicts).map((one) => [one.id, one.verdict]));
        for (const { verdict: claimed, requirements } of judgeClaims(claims, recorded(verdicts), clients(verdicts))) {
          const all = requirements.length > 0 && requirements.every((id) => found.get(id) === 'pass');
          expect(claimed === 'verified').toBe(all);
        }
      }),
    );
  });

  it('fail exactly where a requirement of theirs is broken', () => {
    fc.assert(
      fc.property(run, (verdicts) => {
        const broken = recorded(verdicts).flatMap(({ id, verdict: found }) => (found === 'fail' ? [id] : []));
        for (const { verdict: claimed, requirements } of judgeClaims(claims, recorded(verdicts), clients(verdicts))) {
          expect(claimed === 'failed').toBe(requirements.some((id) => broken.includes(id)));
        }
      }),
    );
  });

  it('are all verified but what cannot be observed when every promise was kept, and none in an empty run', () => {
    const all = judgeClaims(
      claims,
      ids.map((id) => record(id, 'pass')),
      clients(new Map(ids.map((id) => [id, 'pass']))),
    );
    const seen = all.filter(({ verdict: claimed }) => claimed !== 'not-observable');
    expect(new Set(seen.map(({ verdict: claimed }) => claimed))).toEqual(new Set(['verified']));
    const empty = judgeClaims(claims, [], []).map(({ verdict: claimed }) => claimed);
    expect(new Set(empty)).toEqual(new Set(['not-verified', 'not-observable']));
  });
});
