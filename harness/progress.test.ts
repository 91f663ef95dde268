import { describe, expect, it, vi } from 'vitest';
import { progress } from './progress.ts';
import type { Result } from './run.ts';
import { broken, staged } from './scenarios.test-data.ts';

const result = (id: string, isBroken = false): Result => ({
  planned: staged(id, [{ judgements: {} }]).planned,
  judgements: new Map(isBroken ? [['streaming.is-a-stream', broken]] : []),
  evidence: null,
});

function watch(live: boolean) {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  return { ...progress({ total: 3, live, color: false, width: 40, write }), written: () => written };
}

describe('progress', () => {
  it('redraws one line of a terminal, no longer than it is wide, and clears it at the end', () => {
    const { listen, done, written } = watch(true);
    listen({ kind: 'started', scenario: result('a-scenario-with-a-long-name').planned.scenario });
    listen({ kind: 'finished', result: result('a-scenario-with-a-long-name', true) });
    done();
    const lines = written().split('\r\u001b[K');
    expect(lines).toEqual(['', '0 of 3 scenarios  a-scenario-with-a-lon', '1 of 3 scenarios, 1 with problems', '']);
    expect(written()).not.toContain('\n');
  });

  it('says to a log only what was found, while a run is short', () => {
    const { listen, done, written } = watch(false);
    const discovery = {
      base: 'http://g/v1',
      listed: [],
      model: 'm',
      modelChoice: 'named by --model',
      embeddingModel: null,
    };
    listen({ kind: 'found', discovery: { ...discovery, chatDefaults: {}, server: null, capabilities: [] } });
    listen({ kind: 'started', scenario: result('a').planned.scenario });
    listen({ kind: 'finished', result: result('a') });
    done();
    expect(written()).toBe('judging http://g/v1 with model "m" (named by --model)\n');
  });

  it('says to a log how far a longer run has come, and where it ended', () => {
    vi.useFakeTimers();
    try {
      const { listen, done, written } = watch(false);
      listen({ kind: 'finished', result: result('a') });
      vi.advanceTimersByTime(10_000);
      listen({ kind: 'finished', result: result('b') });
      listen({ kind: 'finished', result: result('c') });
      done();
      expect(written()).toBe('2 of 3 scenarios\n3 of 3 scenarios\n');
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets no control character of a model’s name reach the terminal', () => {
    const { listen, written } = watch(false);
    const discovery = {
      base: 'http://g/v1',
      listed: [],
      model: 'm\u001b[2J\u009bx\n',
      modelChoice: 'x',
      embeddingModel: null,
    };
    listen({ kind: 'found', discovery: { ...discovery, chatDefaults: {}, server: null, capabilities: [] } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(written()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(written().split('\n')).toHaveLength(2);
  });
});
