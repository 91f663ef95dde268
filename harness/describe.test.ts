import { describe, expect, it } from 'vitest';
import { scenarios } from '../suites/index.ts';
import { explainText, listText, planText } from './describe.ts';
import { UsageError } from './errors.ts';
import { makePlan } from './plan.ts';

const whole = makePlan(scenarios, { only: [], skip: [] });

describe('what the suite says of itself', () => {
  it('lists every scenario with what it judges', () => {
    const text = listText(whole);
    for (const { id, judged } of scenarios) {
      expect(text).toMatch(new RegExp(`^${id}  `, 'm'));
      for (const one of judged) expect(text).toMatch(new RegExp(`^ {4}(must|should|may) +${one}$`, 'm'));
    }
    expect(text).toContain(`${scenarios.length} scenarios, `);
  });

  it('adds up what a run would send', () => {
    const text = planText(whole);
    expect(text).toMatch(new RegExp(`^at most +${whole.cost.requests} +${whole.cost.tokens}$`, 'm'));
    expect(text.split('\n').filter((line) => line.startsWith('chat-stream'))).toHaveLength(1);
  });

  it('explains a requirement by its sentence, what breaks, its sources and who judges it', () => {
    const text = explainText('streaming.ends-with-done', scenarios);
    expect(text).toMatch(/^streaming\.ends-with-done\n {2}A gateway must end .*\.\n {2}breaks {4}.+\n {2}source {4}.+/);
    expect(text).toMatch(/judged by .*chat-stream/);
  });

  it('explains every requirement of an area or a scenario', () => {
    const count = (text: string) => text.match(/^ {2}A gateway /gm)?.length;
    expect(count(explainText('streaming', scenarios))).toBeGreaterThan(10);
    const stream = scenarios.find(({ id }) => id === 'chat-stream');
    expect(count(explainText('chat-stream', scenarios))).toBe(stream?.judged.length);
  });

  it('explains nothing that does not exist, and names what does', () => {
    expect(() => explainText('ends-with-done', scenarios)).toThrow(
      new UsageError(
        'expected a requirement, an area or a scenario, found "ends-with-done"; did you mean "streaming.ends-with-done"? (--list shows all)',
      ),
    );
  });
});
