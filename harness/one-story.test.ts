import { describe, expect, it } from 'vitest';
import type { RequirementId } from '../spec/requirements/index.ts';
import type { ClientId } from './clients/driver.ts';
import type { WireRecord } from './gateway/exchange.ts';
import { isUndecided, type Judgement, problem } from './judge.ts';
import { asOneStory, causesIn } from './one-story.ts';
import type { Result } from './run.ts';
import { staged } from './scenarios.test-data.ts';

const wire = (status: number): WireRecord => ({
  request: { method: 'POST', url: 'http://gateway.example/v1/chat/completions', headers: [], body: null },
  sentAt: 0,
  status,
  headers: [],
  trailers: [],
  headAt: 1,
  reads: [],
  endAt: 2,
  ending: 'complete',
  error: null,
});

const call: RequirementId = 'clients.stream';

function result(id: string, requirement: RequirementId, seen: WireRecord, client?: ClientId): Result {
  const judgement: Judgement = [{ ...problem('it breaks', 'that it works', 'nothing'), wire: seen }];
  const { planned } = staged(
    id,
    [{ judgements: { [requirement]: judgement } }],
    client === undefined ? {} : { client },
  );
  const judgements = new Map([[requirement, judgement]]);
  return {
    planned,
    judgements,
    evidence: { seed: '', transcript: [seen], judgements, measured: null, times: [], notes: [], lost: null },
  };
}

function judged(...results: readonly Result[]): Judgement | undefined {
  const told = asOneStory(results, causesIn(results, 'compat'));
  return told.at(-1)?.judgements.get(call);
}

describe('a client that breaks', () => {
  it('is a finding of its own when the wire kept every promise', () => {
    expect(judged(result('reads', call, wire(200), 'openai-python'))).toHaveLength(1);
  });

  it('is told with the promise that is broken in the answer it read', () => {
    const answer = wire(200);
    const told = judged(
      result('chat-completion', 'chat.schema', answer),
      result('reads', call, answer, 'openai-python'),
    );
    expect(told !== undefined && isUndecided(told) && told.reason).toContain('because chat.schema is broken');
  });

  it('is told with a broken promise that its own depends on, seen in another answer', () => {
    const told = judged(
      result('chat-stream', 'streaming.data-is-json', wire(200)),
      result('reads', call, wire(200), 'openai-python'),
    );
    expect(told !== undefined && isUndecided(told) && told.reason).toContain('because streaming.data-is-json');
  });

  it('stands alone when another answer broke what it does not depend on, or when it was turned away', () => {
    const other = result('chat-stream', 'chat.schema', wire(200));
    expect(judged(other, result('reads', call, wire(200), 'openai-python'))).toHaveLength(1);
    const broken = result('chat-stream', 'streaming.data-is-json', wire(200));
    expect(judged(broken, result('asks', call, wire(403), 'openai-python'))).toHaveLength(1);
  });

  it('is told with a promise that was broken by turning others away as well', () => {
    const refused = result('chat-stream', 'streaming.is-a-stream', wire(500));
    const told = judged(refused, result('asks', call, wire(500), 'openai-python'));
    expect(told !== undefined && isUndecided(told)).toBe(true);
  });
});
