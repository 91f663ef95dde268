import type { RootContent } from 'mdast';
import type { RequirementRecord, RunRecord } from '../../harness/record.ts';
import { type NotTested, notTested } from '../findings.ts';
import { closed, sentenceCase } from '../sentences.ts';
import { levelWords, verdictMarks } from '../words.ts';
import { code, heading, item, list, paragraph, prose, sign, strong } from './nodes.ts';

/** What this report says nothing about, why, and what would change that. */
export function notTestedSection(record: RunRecord): readonly RootContent[] {
  const groups = notTested(record);
  const tried = groups.filter(({ verdict }) => verdict === 'inconclusive');
  const skipped = groups.filter(({ verdict }) => verdict === 'skip');
  return [
    heading(2, 'What was not tested'),
    ...(groups.length === 0 ? [paragraph('Every promise this run asked about was judged.')] : []),
    ...part(`${verdictMarks.inconclusive} Tried, and not decided`, tried),
    ...part(`${verdictMarks.skip} Left out`, skipped),
    paragraph('The quality of the answers is never judged here: only that they arrive as the contract promises.'),
  ];
}

function part(title: string, groups: readonly NotTested[]): readonly RootContent[] {
  return groups.length === 0 ? [] : [heading(3, sign(title)), ...groups.flatMap(group)];
}

function group({ reason, enable, requirements }: NotTested): readonly RootContent[] {
  return [
    paragraph(
      strong(...prose(closed(sentenceCase(reason)))),
      ...(enable === null ? [] : [' What would test it: ', ...prose(closed(enable))]),
    ),
    list(requirements.map((one) => item(paragraph(...promise(one))))),
  ];
}

const promise = ({ says, id, level, model }: RequirementRecord) => [
  ...prose(closed(says)),
  ...prose(' ('),
  code(id),
  ...prose(`, ${levelWords[level]}${model === true ? '; it depends on what the model chooses to answer' : ''})`),
];
