import { describe, expect, it } from 'vitest';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { UpstreamLost } from './errors.ts';
import { inconclusive, isUndecided, type Judgement, notOffered } from './judge.ts';
import type { PlannedScenario } from './plan.ts';
import { type Result, type RunEvent, type RunParts, run, unmetNeeds } from './run.ts';
import { type Act, broken, noClients, pretendClient, staged } from './scenarios.test-data.ts';

const doubtful: RequirementId = 'streaming.ends-with-done';
const certain: RequirementId = 'auth.key-not-echoed';

function perform(scenarios: readonly { planned: PlannedScenario }[], parts: Partial<RunParts> = {}) {
  const signal = parts.signal ?? new AbortController().signal;
  return run(
    { scenarios: scenarios.map(({ planned }) => planned), cost: { requests: 0, tokens: 0 } },
    {
      clientFor: () => pretendClient(signal),
      unmet: () => null,
      profile: 'compat',
      concurrency: 4,
      listen: () => {},
      signal,
      alive: async () => true,
      repeat: true,
      ...parts,
    },
  );
}

const judgementOf = (results: readonly Result[], id: RequirementId): Judgement | undefined =>
  results.map(({ judgements }) => judgements.get(id)).find((one) => one !== undefined);

const act = (id: RequirementId, judgement: Judgement | Error, more: Partial<Act> = {}): Act => ({
  judgements: { [id]: judgement },
  ...more,
});

it('the two requirements these tests are about are as they think', () => {
  expect('certain' in catalogue[doubtful]).toBe(false);
  expect(catalogue[certain]).toMatchObject({ certain: true });
});

describe('a breach', () => {
  it('that is seen twice stands', async () => {
    const scenario = staged('a', [act(doubtful, broken)]);
    const { results } = await perform([scenario]);
    expect(judgementOf(results, doubtful)).toEqual(broken);
    expect(scenario.performed()).toBe(2);
  });

  it('that is not seen again decides nothing, and says what was seen', async () => {
    const { results } = await perform([staged('a', [act(doubtful, broken), act(doubtful, [])])]);
    expect(judgementOf(results, doubtful)).toEqual(
      inconclusive('it was broken once (the thing) and kept when the same request was sent again'),
    );
  });

  it.for([inconclusive('no answer came'), notOffered('404')])(
    'that cannot be judged again (%o) is not forgotten',
    async (second) => {
      const { results } = await perform([staged('a', [act(doubtful, broken), act(doubtful, second)])]);
      const judgement = judgementOf(results, doubtful);
      expect(judgement).toMatchObject({ undecided: 'inconclusive' });
      expect(judgement).toHaveProperty('reason', expect.stringContaining('broken once (the thing)'));
    },
  );

  it('of which one sight is proof is not looked at again', async () => {
    const scenario = staged('a', [act(certain, broken), act(certain, [])]);
    const { results } = await perform([scenario]);
    expect(judgementOf(results, certain)).toEqual(broken);
    expect(scenario.performed()).toBe(1);
  });

  it('of which one sight is proof outlives another that is not seen again', async () => {
    const both = (judgement: Judgement): Act => ({ judgements: { [certain]: judgement, [doubtful]: judgement } });
    const { results } = await perform([staged('a', [both(broken), both([])])]);
    expect(judgementOf(results, certain)).toEqual(broken);
    expect(judgementOf(results, doubtful)).toMatchObject({ undecided: 'inconclusive' });
  });

  it('that only warns is not looked at again', async () => {
    const soft = [{ message: 'the thing', soft: true as const }];
    const scenario = staged('a', [act(doubtful, soft)]);
    const { results } = await perform([scenario]);
    expect(judgementOf(results, doubtful)).toEqual(soft);
    expect(scenario.performed()).toBe(1);
    const strict = staged('a', [act(doubtful, soft)]);
    await perform([strict], { profile: 'strict' });
    expect(strict.performed()).toBe(2);
  });

  it('in a replay is not looked at again', async () => {
    const scenario = staged('a', [act(doubtful, broken)], { model: true });
    await perform([scenario], { repeat: false });
    expect(scenario.performed()).toBe(1);
  });
});

describe('a scenario that depends on a model', () => {
  it('is tried three times while a judge has no answer', async () => {
    const scenario = staged('a', [act(doubtful, inconclusive('it said something else'))], { model: true });
    const { results } = await perform([scenario]);
    expect(scenario.performed()).toBe(3);
    expect(judgementOf(results, doubtful)).toEqual(inconclusive('it said something else'));
  });

  it('is not tried again after an answer', async () => {
    const scenario = staged('a', [act(doubtful, inconclusive('x')), act(doubtful, [])], { model: true });
    const { results } = await perform([scenario]);
    expect(scenario.performed()).toBe(2);
    expect(judgementOf(results, doubtful)).toEqual([]);
    const skipped = staged('a', [act(doubtful, notOffered('404'))], { model: true });
    await perform([skipped]);
    expect(skipped.performed()).toBe(1);
  });

  it('does not lose a breach by being tried again', async () => {
    const first: Act = { judgements: { [certain]: broken, [doubtful]: inconclusive('x') } };
    const second: Act = { judgements: { [certain]: [], [doubtful]: [] } };
    const { results } = await perform([staged('a', [first, second], { model: true })]);
    expect(judgementOf(results, certain)).toEqual(broken);
  });

  it('is the only one that is tried again', async () => {
    const scenario = staged('a', [act(doubtful, inconclusive('x'))]);
    await perform([scenario]);
    expect(scenario.performed()).toBe(1);
  });
});

describe('a dead target', () => {
  const dying = (id: string, more: Partial<Act> = {}) =>
    staged(id, [act(doubtful, inconclusive('no answer'), { ending: 'timeout', ...more })]);

  it('ends the run, and says so of every scenario that was not performed', async () => {
    const scenarios = ['a', 'b', 'c', 'd'].map((id) => dying(id));
    let asked = 0;
    const { results, stop } = await perform(scenarios, {
      concurrency: 1,
      alive: async () => {
        asked += 1;
        return false;
      },
    });
    expect(asked).toBe(1);
    expect(scenarios.map(({ performed }) => performed())).toEqual([1, 1, 0, 0]);
    expect(stop).toEqual({ kind: 'ended', reason: 'the target stopped answering during the run' });
    expect(results.slice(2).map(({ judgements }) => judgements.get(doubtful))).toEqual([
      inconclusive('the target stopped answering during the run'),
      inconclusive('the target stopped answering during the run'),
    ]);
  });

  it('is looked at once, however many scenarios died of it at the same time', async () => {
    let asked = 0;
    const scenarios = Array.from({ length: 8 }, (_, at) => dying(`s${at}`));
    const { stop } = await perform(scenarios, {
      concurrency: 8,
      alive: async () => {
        asked += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return false;
      },
    });
    expect(asked).toBe(1);
    expect(stop?.kind).toBe('ended');
  });

  it('is not presumed when it answers after all', async () => {
    let asked = 0;
    const scenarios = Array.from({ length: 4 }, (_, at) => dying(`s${at}`));
    const { stop } = await perform(scenarios, { concurrency: 1, alive: async () => ++asked > 0 });
    expect(stop).toBeNull();
    expect(asked).toBe(2);
    expect(scenarios.map(({ performed }) => performed())).toEqual([1, 1, 1, 1]);
  });

  it('is not presumed after a single death, or when the client itself left', async () => {
    const fine = staged('fine', [act(doubtful, [], { ending: 'complete' })]);
    const left = (id: string) => staged(id, [act(doubtful, [], { ending: 'aborted' })]);
    let asked = 0;
    const alive = async () => ++asked > 0;
    await perform([dying('a'), fine, dying('b'), fine], { concurrency: 1, alive });
    await perform([left('a'), left('b'), left('c')], { concurrency: 1, alive });
    expect(asked).toBe(0);
  });
});

describe('an upstream that no longer answers', () => {
  it('ends the run, and says so of every scenario that was not performed', async () => {
    const failing = staged('a', [act(doubtful, [], { failure: new UpstreamLost('it is gone') })]);
    const second = staged('b', [act(doubtful, [])]);
    const { results, stop } = await perform([failing, second], { concurrency: 1 });
    expect(second.performed()).toBe(0);
    expect(stop).toEqual({ kind: 'ended', reason: 'it is gone' });
    expect(results.map(({ judgements }) => judgements.get(doubtful))).toEqual([
      inconclusive('it is gone'),
      inconclusive('it is gone'),
    ]);
  });
});

describe('an interruption', () => {
  it('ends the run and says so of what it kept from being performed', async () => {
    const leave = new AbortController();
    const first = staged('a', [act(doubtful, [], { meanwhile: () => leave.abort() })]);
    const second = staged('b', [act(doubtful, [])]);
    const { results, stop } = await perform([first, second], { concurrency: 1, signal: leave.signal });
    expect(stop).toEqual({ kind: 'interrupted' });
    expect(second.performed()).toBe(0);
    expect(results.map(({ judgements }) => judgements.get(doubtful))).toEqual([
      [],
      inconclusive('the run was interrupted before it'),
    ]);
  });

  it('is not taken for a breach, and nothing is tried again after it', async () => {
    const leave = new AbortController();
    const scenario = staged('a', [act(doubtful, broken, { meanwhile: () => leave.abort() })], { model: true });
    const { results } = await perform([scenario], { signal: leave.signal });
    expect(scenario.performed()).toBe(1);
    expect(judgementOf(results, doubtful)).toEqual(inconclusive('the run was interrupted during it'));
  });
});

describe('the order', () => {
  it('of results is that of the plan, and a loud scenario has the target for itself', async () => {
    let running = 0;
    let most = 0;
    let besideLoud = 0;
    const quiet = () => ({
      meanwhile: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
    });
    const loud = {
      meanwhile: async () => {
        besideLoud += running;
        running += 1;
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
    };
    const scenarios = [
      staged('loud-1', [act(doubtful, [], loud)], { alone: true }),
      staged('quiet-1', [act(doubtful, [], quiet())]),
      staged('loud-2', [act(doubtful, [], loud)], { alone: true }),
      staged('quiet-2', [act(doubtful, [], quiet())]),
    ];
    const events: string[] = [];
    const listen = (event: RunEvent) => {
      events.push(event.kind === 'started' ? event.scenario.id : `/${event.result.planned.scenario.id}`);
    };
    const { results } = await perform(scenarios, { listen });
    expect(results.map(({ planned }) => planned.scenario.id)).toEqual(['loud-1', 'quiet-1', 'loud-2', 'quiet-2']);
    expect([most, besideLoud]).toEqual([2, 0]);
    expect(events.slice(-4)).toEqual(['loud-1', '/loud-1', 'loud-2', '/loud-2']);
  });

  it('has as many scenarios at once as it may and no more', async () => {
    let running = 0;
    let most = 0;
    const meanwhile = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await perform(
      Array.from({ length: 9 }, (_, at) => staged(`s${at}`, [act(doubtful, [], { meanwhile })])),
      { concurrency: 3 },
    );
    expect(most).toBe(3);
  });
});

describe('what a run lacks', () => {
  const keys = { apiKey: 'k', otherKey: null, limitedKey: null };
  const { scenario } = staged('a', [act(doubtful, [])]).planned;

  it('keeps a scenario from being performed, and says what would supply it', async () => {
    const unmet = unmetNeeds({
      keys: { ...keys, apiKey: null },
      model: null,
      embeddingModel: null,
      load: false,
      clients: noClients,
      upstream: null,
    });
    expect(unmet({ ...scenario, needs: ['model'] })).toMatchObject({ undecided: 'inconclusive' });
    expect(unmet({ ...scenario, needs: ['key'] })).toMatchObject({
      undecided: 'skip',
      enable: expect.stringContaining('OPENAI_API_KEY'),
    });
    expect(unmet({ ...scenario, needs: ['load'] })).toMatchObject({ undecided: 'skip', enable: '--load' });
    expect(unmet({ ...scenario, needs: [] })).toBeNull();
    const needy = staged('a', [act(doubtful, [])], { needs: ['key'] });
    const { results } = await perform([needy], { unmet });
    expect(needy.performed()).toBe(0);
    const judgement = judgementOf(results, doubtful);
    expect(judgement !== undefined && isUndecided(judgement) && judgement.undecided).toBe('skip');
  });

  it('is a client that was not asked for', () => {
    const unmet = unmetNeeds({
      keys,
      model: 'm',
      embeddingModel: null,
      load: false,
      clients: noClients,
      upstream: null,
    });
    expect(unmet({ ...scenario, needs: [], client: 'langchain' })).toMatchObject({ enable: '--clients langchain' });
    expect(unmet({ ...scenario, needs: [], client: 'curl' })).toBeNull();
  });

  it('is nothing when everything was given', () => {
    const unmet = unmetNeeds({
      keys: { apiKey: 'k', otherKey: 'o', limitedKey: 'l' },
      model: 'm',
      embeddingModel: 'e',
      load: true,
      clients: noClients,
      upstream: null,
    });
    expect(unmet({ ...scenario, needs: ['key', 'model', 'load'] })).toBeNull();
  });
});
