import type { RunRecord } from '../../harness/record.ts';
import { count, counted } from '../figures.ts';
import { type NotTested, notTested, withVerdict } from '../findings.ts';
import { visible } from '../visible.ts';
import type { Page } from './page.ts';
import { oneLine } from './wrap.ts';

/** With the headline and these two lists, a green run stays under 25 lines, the height of a small terminal. */
const mostWarnings = 5;
const mostGroups = 3;

/** A line for each warning. */
export function warnings(record: RunRecord, { width, paint }: Page): readonly string[] {
  const warned = withVerdict(record, 'warn');
  const more = warned.length - mostWarnings;
  return warned.length === 0
    ? []
    : [
        counted(warned.length, 'warning'),
        ...warned
          .slice(0, mostWarnings)
          .map(({ id, says }) =>
            oneLine(`  ⚠ ${visible(id)}  ${visible(says)}`, width).replace('⚠', paint('yellow', '⚠')),
          ),
        ...(more > 0 ? [`  and ${count(more)} more in the report`] : []),
      ];
}

/** What was not judged, grouped by why. */
export function unjudged(record: RunRecord, { width }: Page): readonly string[] {
  const groups = notTested(record);
  const all = groups.reduce((sum, { requirements }) => sum + requirements.length, 0);
  const more = groups.slice(mostGroups).reduce((sum, { requirements }) => sum + requirements.length, 0);
  return groups.length === 0
    ? []
    : [
        `${count(all)} not judged`,
        ...groups.slice(0, mostGroups).flatMap((group) => why(group).map((line) => oneLine(line, width))),
        ...(more > 0 ? [`  and ${count(more)} more in the report`] : []),
      ];
}

function why({ verdict: was, reason, enable, requirements }: NotTested): readonly string[] {
  const what = `${was === 'skip' ? 'skipped' : 'undecided'} ${count(requirements.length)}`;
  return [`  ${what}: ${visible(reason)}`, ...(enable === null ? [] : [`    to test it: ${visible(enable)}`])];
}
