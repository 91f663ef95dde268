import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../harness/record.ts';
import { answeredWith, hostileTexts } from '../hostile.test-data.ts';
import { green, sample } from '../sample.test-data.ts';
import { visible } from '../visible.ts';
import { renderMarkdown } from './index.ts';

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const rendered = (record: RunRecord) => parse(renderMarkdown(record));

/** The structure a reader sees: every node but plain text and code in a line, which is all a target may fill. */
function shape(node: Nodes): unknown {
  if (!('children' in node)) return node.type === 'code' ? 'code' : node.type;
  const seen = node.children.filter(({ type }) => type !== 'text' && type !== 'inlineCode');
  return [node.type, ...seen.map(shape)];
}

function all<T extends Nodes['type']>(node: Nodes, type: T): readonly Extract<Nodes, { type: T }>[] {
  const found = node.type === type ? [node as Extract<Nodes, { type: T }>] : [];
  return 'children' in node ? [...found, ...node.children.flatMap((child) => all(child, type))] : found;
}

describe('the Markdown report', () => {
  it('reads as it should', async () => {
    await expect(renderMarkdown(sample)).toMatchFileSnapshot('../__snapshots__/report.md.txt');
    await expect(renderMarkdown(green)).toMatchFileSnapshot('../__snapshots__/report-green.md.txt');
  });

  it.each([
    ['passed', 'READY'],
    ['failed', 'NOT READY'],
    ['undecided', 'UNDECIDED'],
    ['interrupted', 'UNDECIDED'],
  ] as const)('opens with the verdict: %s is %s', (verdict, word) => {
    const [title] = renderMarkdown({ ...sample, gate: { ...sample.gate, verdict } }).split('\n');
    expect(title).toBe(`# 127.0.0.1:4003: ${word} for production`);
  });

  it('prints a tick for every promise kept and every line verified, and nowhere else, but inside a command', () => {
    const ticks = (record: RunRecord) => {
      const tree = rendered(record);
      return [...all(tree, 'text'), ...all(tree, 'inlineCode')].filter(({ value }) => value.includes('✅')).length;
    };
    const kept = sample.requirements.filter(({ verdict }) => verdict === 'pass').length;
    const verified = sample.claims.filter(({ verdict }) => verdict === 'verified').length;
    expect(ticks(sample)).toBe(kept + verified);
    for (const text of hostileTexts) expect(ticks(answeredWith(text)), text).toBe(kept + verified);
  });

  it('claims 100 % only when nothing required was skipped or left undecided', () => {
    expect(renderMarkdown(green)).toContain('1 of 1 required promise kept (100 %)');
    for (const missing of ['skip', 'inconclusive'] as const) {
      const must = { ...green.summary.must, pass: 2_000, [missing]: 1 };
      expect(renderMarkdown({ ...green, summary: { ...green.summary, must } })).toContain(
        '2,000 of 2,001 required promises kept (99.9 %)',
      );
    }
  });

  it('says beside READY how much of what is required was not judged', () => {
    const must = { ...green.summary.must, skip: 4 };
    const markdown = renderMarkdown({ ...green, summary: { ...green.summary, must } });
    expect(markdown).toContain('READY covers what was judged; 4 required promises were not.');
    expect(renderMarkdown(green)).not.toContain('READY covers');
  });

  it('counts every line of the production report once', () => {
    expect(renderMarkdown(sample)).toContain(
      '2 of 6 lines verified; 1 failed, 1 verified in part, 1 not verified and 1 cannot be seen from outside.',
    );
  });

  it('warns that a partial run is no whole one', () => {
    const partial = { ...green, suite: { ...green.suite, requirements: 204 } };
    expect(renderMarkdown(partial)).toContain(
      'It asked about 2 of the 204 promises of the contract; 202 were left out',
    );
    expect(renderMarkdown(partial)).toMatch(/^# 127\.0\.0\.1:4003: READY for production \(partial run\)\n/);
    expect(renderMarkdown(green)).not.toContain('partial run');
  });

  it('names every requirement with its sentence', () => {
    const rows = all(rendered(sample), 'tableRow').map(({ children }) =>
      children.flatMap((cell) => all(cell, 'inlineCode')),
    );
    const codes = rows.flat().map(({ value }) => value);
    expect(sample.requirements.filter(({ id }) => !codes.includes(id))).toEqual([]);
  });

  it('shows p95 only where it means something', () => {
    const rows = all(rendered(sample), 'tableRow').map(({ children }) => children.flatMap((cell) => all(cell, 'text')));
    const cells = rows.map((row) => row.map(({ value }) => value)).filter(([first]) => first === 'concurrent-chats');
    expect(cells.map((row) => row.at(-2))).toEqual(['–', '–']);
  });

  it('shows no time for a burst in which nothing was answered', () => {
    const none = { n: 0, p50: 0, p90: 0, p95: null, max: 0 };
    const concurrency = sample.concurrency.map((one) => ({ ...one, latencyMs: none, firstContentMs: null }));
    expect(renderMarkdown({ ...sample, concurrency })).toContain('| many-models | whole answer | 0 | – | – | – | – |');
  });

  it('tells every problem of a broken promise, up to ten a scenario, and counts the rest', () => {
    const problems = Array.from({ length: 14 }, (_, index) => ({ message: `event ${index}` }));
    const requirements = sample.requirements
      .filter(({ verdict }) => verdict === 'fail')
      .map((one) => ({ ...one, scenarios: one.scenarios.map((judged) => ({ ...judged, problems })) }));
    const markdown = renderMarkdown({ ...sample, requirements });
    expect(markdown).toContain('event 9');
    expect(markdown).not.toContain('event 10');
    expect(markdown).toContain('and 4 more problems of this kind');
  });
});

describe('text of a target in the Markdown report', () => {
  const expected = shape(rendered(answeredWith('ordinary text')));

  it.each(hostileTexts.map((text) => [visible(text).slice(0, 60), text]))(
    'cannot change the structure: %s',
    (_, text) => {
      expect(shape(rendered(answeredWith(text)))).toEqual(expected);
    },
  );

  it.each(hostileTexts.filter((text) => text.trim() !== '').map((text) => [visible(text).slice(0, 60), text]))(
    'is shown whole and literally: %s',
    (_, text) => {
      const codes = all(rendered(answeredWith(text)), 'inlineCode').map(({ value }) => value);
      expect(codes).toContain(visible(text));
    },
  );

  it('cannot change the structure, whatever it is', () => {
    const marks = fc.constantFrom(
      ...'|`\\\n\r\t <>[]()!#*_~-+=:.&$@"\'^x1 ',
      'http://',
      'www.',
      '```',
      '<!--',
      '\u202e',
    );
    const text = fc.oneof(fc.string({ unit: marks, maxLength: 30 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (one) => {
        expect(shape(rendered(answeredWith(one)))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
