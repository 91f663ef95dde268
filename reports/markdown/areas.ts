import type { RootContent } from 'mdast';
import type { RunRecord } from '../../harness/record.ts';
import { count } from '../figures.ts';
import { byArea, notJudged, tally, total } from '../findings.ts';
import { areaTitle } from '../words.ts';
import { type Column, table } from './nodes.ts';

/** One row of figures for every area. */
export function areas({ requirements }: RunRecord): readonly RootContent[] {
  const rows = byArea(requirements).map(({ area, requirements: members }) => ({
    title: areaTitle(area),
    must: tally(members.filter(({ level }) => level === 'must')),
    should: tally(members.filter(({ level }) => level === 'should')),
  }));
  if (rows.length === 0) return [];
  const warned = rows.some(({ must }) => must.warn > 0);
  const columns: readonly Column[] = [
    { title: 'area' },
    { title: 'required kept', align: 'right' },
    { title: 'broken', align: 'right' },
    ...(warned ? [{ title: 'warnings', align: 'right' } as const] : []),
    { title: 'not judged', align: 'right' },
    { title: 'recommended kept', align: 'right' },
  ];
  return [
    table(
      columns,
      rows.map(({ title, must, should }) => [
        [title],
        [part(must.pass, total(must))],
        [count(must.fail)],
        ...(warned ? [[count(must.warn)]] : []),
        [count(notJudged(must))],
        [part(should.pass, total(should))],
      ]),
    ),
  ];
}

const part = (kept: number, all: number): string => (all === 0 ? '–' : `${count(kept)} of ${count(all)}`);
