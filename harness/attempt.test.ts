import { describe, expect, it } from 'vitest';
import type { RequirementId } from '../spec/requirements/index.ts';
import { attempt } from './attempt.ts';
import { Budget } from './gateway/budget.ts';
import { inconclusive, type Judgement, notOffered } from './judge.ts';
import { broken, pretendClient, staged } from './scenarios.test-data.ts';

const root: RequirementId = 'streaming.is-a-stream';
const middle: RequirementId = 'streaming.data-is-json'; // after root
const leaf: RequirementId = 'streaming.chunk-schema'; // after middle

/** What comes of one attempt whose judges say this. */
async function judged(judgements: { readonly [Id in RequirementId]?: Judgement | Error }, more = {}) {
  const { planned } = staged('a', [{ judgements, ...more }]);
  return (await attempt(planned, pretendClient())).judgements;
}

describe('an attempt', () => {
  it('asks every judge and keeps what was sent', async () => {
    const { planned } = staged('a', [{ judgements: { [root]: [], [middle]: broken }, ending: 'complete' }]);
    const { judgements, transcript, seed } = await attempt(planned, pretendClient());
    expect([...judgements]).toEqual([
      [root, []],
      [middle, broken],
    ]);
    expect(transcript.map(({ request }) => request.url)).toEqual(['http://gateway.example/complete']);
    expect(seed).toBe('seed');
  });

  it('asks only the judges that were planned', async () => {
    const { planned } = staged('a', [{ judgements: { [root]: [], [middle]: broken } }]);
    const { judgements } = await attempt({ ...planned, judged: [root] }, pretendClient());
    expect([...judgements.keys()]).toEqual([root]);
  });

  it('decides nothing where a judge throws, and lets the others speak', async () => {
    const judgements = await judged({ [root]: [], [leaf]: new TypeError('no id of undefined') });
    expect(judgements.get(root)).toEqual([]);
    expect(judgements.get(leaf)).toEqual(inconclusive('the judge could not read what was seen: no id of undefined'));
  });

  it.for([
    [new Error('it burnt'), 'it burnt'],
    ['a text', '"a text"'],
    [undefined, null],
  ] as const)('decides nothing when its exchange throws %s', async ([failure, reason]) => {
    const judgements = await judged({ [root]: [], [leaf]: [] }, { failure });
    const expected = reason === null ? [] : inconclusive(reason);
    expect([...judgements.values()]).toEqual([expected, expected]);
  });

  it('decides nothing beyond a cap, and names it', async () => {
    const { planned } = staged('a', [{ judgements: { [root]: [] }, ending: 'complete' }]);
    const budget = new Budget({ requests: 0, tokens: 0 });
    const { judgements, transcript } = await attempt(planned, { ...pretendClient(), budget });
    expect(judgements.get(root)).toMatchObject({ reason: expect.stringContaining('raise --max-requests') });
    expect(transcript).toEqual([]);
  });

  it('takes no breach for real that was seen while the target asked to wait', async () => {
    const parts = pretendClient();
    const limited = {
      ...parts,
      transport: {
        ...parts.transport,
        send: async (...call: Parameters<typeof parts.transport.send>) => ({
          ...(await parts.transport.send(...call)),
          status: 429,
        }),
      },
    };
    const { planned } = staged('a', [
      { judgements: { [root]: broken, [middle]: [], [leaf]: notOffered('404') }, ending: 'complete' },
    ]);
    const { judgements } = await attempt(planned, limited);
    expect(judgements.get(root)).toMatchObject({ reason: expect.stringContaining('answered 429 3 times') });
    expect(judgements.get(middle)).toEqual([]);
    expect(judgements.get(leaf)).toEqual(notOffered('404'));
  });

  it('takes no breach for real that was seen while the run was interrupted', async () => {
    const leave = new AbortController();
    const { planned } = staged('a', [{ judgements: { [root]: broken, [middle]: [] }, meanwhile: () => leave.abort() }]);
    const { judgements } = await attempt(planned, pretendClient(leave.signal));
    expect(judgements.get(root)).toEqual(inconclusive('the run was interrupted during it'));
    expect(judgements.get(middle)).toEqual([]);
  });
});

describe('one defect is one red line', () => {
  it('what depends on a broken promise is not judged', async () => {
    const judgements = await judged({ [root]: broken, [middle]: broken, [leaf]: [] });
    expect(judgements.get(root)).toEqual(broken);
    expect(judgements.get(middle)).toEqual(inconclusive(`it cannot be judged while ${root} is broken`));
    expect(judgements.get(leaf)).toMatchObject({ undecided: 'inconclusive' });
  });

  it('what depends on it through another that is kept is not judged either', async () => {
    const judgements = await judged({ [root]: broken, [middle]: [], [leaf]: broken });
    expect(judgements.get(leaf)).toMatchObject({ undecided: 'inconclusive' });
  });

  it('a breach that only warns blocks nothing', async () => {
    const soft = [{ message: 'the thing', soft: true as const }];
    const judgements = await judged({ [root]: soft, [middle]: broken });
    expect(judgements.get(middle)).toEqual(broken);
  });

  it('what does not depend on it stays', async () => {
    const judgements = await judged({ [leaf]: broken, [root]: [], 'http.request-id': broken });
    expect(judgements.get('http.request-id')).toEqual(broken);
    expect(judgements.get(root)).toEqual([]);
  });
});
