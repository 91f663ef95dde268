import type { RootContent } from 'mdast';
import type { ClaimRecord, RunRecord } from '../../harness/record.ts';
import { count, counted } from '../figures.ts';
import { claimsWith } from '../findings.ts';
import { closed, listed, sentenceCase } from '../sentences.ts';
import { areaTitle, claimMarks, claimWords } from '../words.ts';
import { cellCode, heading, type Inline, paragraph, prose, sign, strong, table } from './nodes.ts';

/** Every line that a production report would tick, ticked only where this run measured it. */
export function claims({ claims: all }: RunRecord): readonly RootContent[] {
  const sections = Map.groupBy(all, ({ section }) => section);
  return [
    heading(2, 'The production report, line by line'),
    paragraph(
      strong(figures(all)),
      ' A line is verified when everything that decides it was judged in this run and kept; nothing else ticks it. ',
      'For what cannot be seen from outside, the table names the evidence to ask for.',
    ),
    ...[...sections].flatMap(([section, lines]) => [heading(3, areaTitle(section)), lined(lines)]),
  ];
}

function figures(all: readonly ClaimRecord[]): string {
  const [verified, failed, partly, open, unseen] = [
    claimsWith(all, 'verified'),
    claimsWith(all, 'failed'),
    claimsWith(all, 'partly'),
    claimsWith(all, 'not-verified'),
    claimsWith(all, 'not-observable'),
  ];
  const rest = [
    `${count(failed)} failed`,
    `${count(partly)} verified in part`,
    `${count(open)} not verified`,
    `${count(unseen)} cannot be seen from outside`,
  ];
  return `${count(verified)} of ${counted(all.length, 'line')} verified; ${listed(rest)}.`;
}

const lined = (lines: readonly ClaimRecord[]): RootContent =>
  table(
    [{ title: 'verdict' }, { title: 'line' }, { title: 'decided by, or why not' }],
    lines.map((line) => [
      [sign(`${claimMarks[line.verdict]} ${claimWords[line.verdict]}`)],
      prose(closed(line.says)),
      line.verdict === 'verified' ? names(line.requirements) : prose(closed(sentenceCase(line.because))),
    ]),
  );

/** A line that sums up an area rests on dozens; the results below show each. */
const mostNames = 6;

function names(ids: readonly string[]): readonly Inline[] {
  const more = ids.length - mostNames;
  const shown = ids.slice(0, mostNames).flatMap((id, index) => [...(index === 0 ? [] : [', ']), ...cellCode(id)]);
  return [...shown, ...(more > 0 ? [` and ${count(more)} more`] : [])];
}
