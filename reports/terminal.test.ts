import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { RequirementRecord, RunRecord } from '../harness/record.ts';
import { answeredWith, hostileTexts } from './hostile.test-data.ts';
import { green, sample } from './sample.test-data.ts';
import { renderSummary } from './terminal.ts';

const plain = { color: false, width: 80, folder: 'runestone-report' };
const lines = (text: string) => text.trimEnd().split('\n');
const isCommand = (line: string): boolean => /^ {2}(?:again|curl) /.test(line);

/** A passed run in which as much as possible is worth a line. */
function busyGreen(): RunRecord {
  const [first] = green.requirements;
  if (first === undefined) throw new Error('expected the green sample to hold a requirement, found none');
  const many = (verdict: 'warn' | 'skip' | 'inconclusive'): readonly RequirementRecord[] =>
    Array.from({ length: 20 }, (_, index) => ({
      ...first,
      id: `${verdict}.${index}`,
      level: 'should',
      verdict,
      ...(verdict !== 'warn' && { reason: `reason ${index} ${'why '.repeat(40)}`, enable: `\`--flag-${index}\`` }),
    }));
  return {
    ...green,
    suite: { ...green.suite, requirements: 204 },
    requirements: [...green.requirements, ...many('warn'), ...many('skip'), ...many('inconclusive')],
  };
}

describe('the text at the end of a run', () => {
  it('reads as it should at 80 columns', async () => {
    await expect(renderSummary(sample, plain)).toMatchFileSnapshot('./__snapshots__/summary.txt');
    await expect(renderSummary(green, plain)).toMatchFileSnapshot('./__snapshots__/summary-green.txt');
    await expect(renderSummary(busyGreen(), plain)).toMatchFileSnapshot('./__snapshots__/summary-busy.txt');
  });

  it('fits 25 lines when the run passed', () => {
    expect(lines(renderSummary(green, plain)).length).toBeLessThan(10);
    expect(lines(renderSummary(busyGreen(), plain)).length).toBeLessThanOrEqual(25);
  });

  it.each([40, 80, 200])('fits %i columns, but for what is there to be copied', (width) => {
    const wide = lines(renderSummary(sample, { ...plain, width })).filter((line) => [...line].length > width);
    expect(
      wide.filter((line) => !isCommand(line) && !line.startsWith('  evidence ') && !line.startsWith('NOT READY')),
    ).toEqual([]);
  });

  it('keeps every command on the lines it came with', () => {
    const text = renderSummary(sample, { ...plain, width: 40 });
    const broken = sample.requirements
      .filter(({ verdict }) => verdict === 'fail')
      .flatMap(({ scenarios }) => scenarios);
    expect(broken.length).toBe(3);
    for (const { reproduce } of broken) {
      expect(text).toContain(`  again     ${reproduce.command}\n`);
      expect(text).toContain(`  curl      ${reproduce.curl}\n`);
    }
  });

  it('colours only when asked, and changes no word by it', () => {
    const colored = renderSummary(sample, { ...plain, color: true });
    expect(renderSummary(sample, plain)).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(renderSummary(sample, plain));
  });

  it('says why nothing was decided', () => {
    const reasons = ['the target stopped answering', 'not judged: chat.answers'];
    const text = renderSummary({ ...green, gate: { verdict: 'undecided', exitCode: 3, reasons } }, plain);
    expect(text).toContain('UNDECIDED for production');
    expect(text).toContain('the target stopped answering (and 1 more reason)');
  });

  it('shows two scenarios of a promise in full and names the others', () => {
    const requirements = sample.requirements
      .filter(({ id }) => id === 'errors.unknown-model')
      .map((one) => ({
        ...one,
        scenarios: ['one', 'two', 'three', 'four'].flatMap((id) => one.scenarios.map((judged) => ({ ...judged, id }))),
      }));
    const text = renderSummary({ ...sample, requirements }, plain);
    expect(text.match(/the status: expected 404/g)).toHaveLength(2);
    expect(text).toContain('  and in    three, four\n');
  });

  it.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
    'sends nothing to the terminal that it would obey: %s',
    (_, text) => {
      expect(renderSummary(answeredWith(text), plain)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    },
  );
});
