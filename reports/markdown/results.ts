import type { RootContent } from 'mdast';
import type { RunRecord } from '../../harness/record.ts';
import { byArea } from '../findings.ts';
import { areaTitle, levelWords, verdictMarks, verdictWords } from '../words.ts';
import { cellCode, heading, paragraph, prose, sign, table } from './nodes.ts';

/** Every promise this run asked about, with its verdict. */
export function results({ requirements }: RunRecord): readonly RootContent[] {
  return [
    heading(2, 'Results by area'),
    ...(requirements.length === 0 ? [paragraph('This run asked about no promise.')] : []),
    ...byArea(requirements).flatMap(({ area, requirements: members }) => [
      heading(3, areaTitle(area)),
      table(
        [{ title: 'verdict' }, { title: 'promise' }, { title: 'level' }, { title: 'id' }],
        members.map(({ verdict, says, level, id }) => [
          [sign(`${verdictMarks[verdict]} ${verdictWords[verdict]}`)],
          prose(says),
          [levelWords[level]],
          cellCode(id),
        ]),
      ),
    ]),
  ];
}
