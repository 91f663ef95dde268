import { expect, it } from 'vitest';
import { isUndecided } from '../../harness/judge.ts';
import { judgeLive } from '../../harness/live.ts';
import { defaults } from '../../harness/options.ts';
import { makePlan } from '../../harness/plan.ts';
import { startUpstream } from '../../harness/upstream/server.ts';
import { scenarios } from '../index.ts';

it('sends no directive to a target that does not reach the upstream, and says why it judges nothing', async () => {
  const [target, elsewhere] = await Promise.all([startUpstream({}), startUpstream({})]);
  try {
    const only = scenarios.filter(({ needs }) => needs.includes('upstream')).map(({ id }) => id);
    const { results } = await judgeLive(makePlan(scenarios, { only, skip: [] }), {
      target: target.url,
      options: { ...defaults, apiKey: 'any' },
      headers: {},
      agent: 'test',
      listen: () => {},
      signal: new AbortController().signal,
      upstream: elsewhere.control,
    });
    const judgements = results.flatMap(({ judgements: all }) => [...all.values()]);
    expect(judgements.length).toBeGreaterThan(0);
    for (const judgement of judgements) {
      expect(isUndecided(judgement) && judgement.undecided).toBe('skip');
      expect(isUndecided(judgement) && judgement.reason).toContain('did not arrive at the upstream');
    }
    const { requests } = await target.control.requests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ text }) => text?.includes('[[upstream'))).toEqual([]);
  } finally {
    await Promise.all([target.close(), elsewhere.close()]);
  }
});
