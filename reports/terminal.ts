import type { RunRecord, Tally } from '../harness/record.ts';
import { count, counted, duration } from './figures.ts';
import { leftOut, type NotTested, notJudged, notTested, total, withVerdict } from './findings.ts';
import { failure, type Page } from './terminal/failure.ts';
import { type Paint, painter } from './terminal/paint.ts';
import { hang, oneLine } from './terminal/wrap.ts';
import { visible } from './visible.ts';
import { gateWords } from './words.ts';

export interface SummaryOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the reports were written, as the user can open it. */
  readonly folder: string;
}

/** The text that ends a run on a terminal: the verdict, what broke, what was not judged, where the report is. */
export function renderSummary(record: RunRecord, { color, width, folder }: SummaryOptions): string {
  const page: Page = { width: Math.max(width, 40), folder, paint: painter(color) };
  const blocks: readonly (readonly string[])[] = [
    figures(record, page),
    ...withVerdict(record, 'fail').map((one) => failure(one, page)),
    warnings(record, page),
    unjudged(record, page),
    [...hang('', verdictLine(record, folder), page.width)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function figures(record: RunRecord, { width, paint }: Page): readonly string[] {
  const { must, should } = record.summary;
  const { requests, tokens, counted: how } = record.spent;
  const run = [
    duration(record.durationMs),
    counted(requests, 'request'),
    `${how === 'estimated' ? 'about ' : ''}${counted(tokens, 'token')}`,
    record.target.model === null ? 'no model' : `model ${record.target.model}`,
  ];
  const missing = leftOut(record);
  return [
    `${verdict(record, paint)} for production: ${visible(record.target.url)}`,
    ...hang('  required     ', tallied(must), width),
    ...(total(should) === 0 ? [] : hang('  recommended  ', tallied(should), width)),
    ...hang('  run          ', visible(run.join(', ')), width),
    ...(missing === null
      ? []
      : hang(
          '  partial run  ',
          `${count(missing)} of ${counted(record.suite.requirements, 'promise')} left out`,
          width,
        )),
    ...(record.gate.verdict === 'failed' ? [] : record.gate.reasons.slice(0, 1)).flatMap((reason) =>
      hang('  why          ', `${visible(reason)}${others(record.gate.reasons.length - 1)}`, width),
    ),
  ];
}

const others = (more: number): string => (more > 0 ? ` (and ${counted(more, 'more reason')})` : '');

function verdict({ gate }: RunRecord, paint: Paint): string {
  const colors = { passed: 'green', failed: 'red', undecided: 'yellow', interrupted: 'yellow' } as const;
  return paint(['bold', colors[gate.verdict]], gateWords[gate.verdict]);
}

function tallied(tally: Tally): string {
  return [
    `${count(tally.pass)} of ${count(total(tally))} kept`,
    `${count(tally.fail)} broken`,
    ...(tally.warn > 0 ? [counted(tally.warn, 'warning')] : []),
    `${count(notJudged(tally))} not judged`,
  ].join(', ');
}

/** With the summary and the groups below, a green run stays under 25 lines, the height of a small terminal. */
const mostWarnings = 6;
const mostGroups = 4;

function warnings(record: RunRecord, { width, paint }: Page): readonly string[] {
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

function unjudged(record: RunRecord, { width }: Page): readonly string[] {
  const groups = notTested(record);
  const all = groups.reduce((sum, { requirements }) => sum + requirements.length, 0);
  const more = groups.slice(mostGroups).reduce((sum, { requirements }) => sum + requirements.length, 0);
  return groups.length === 0
    ? []
    : [
        `${count(all)} not judged`,
        ...groups.slice(0, mostGroups).map((group) => oneLine(`  ${why(group)}`, width)),
        ...(more > 0 ? [`  and ${count(more)} more in the report`] : []),
      ];
}

function why({ verdict: was, reason, enable, requirements }: NotTested): string {
  const what = was === 'skip' ? 'skipped' : 'undecided';
  const how = enable === null ? '' : ` (${visible(enable)} would test it)`;
  return `${what} ${count(requirements.length)}: ${visible(reason)}${how}`;
}

function verdictLine(record: RunRecord, folder: string): string {
  const broken = withVerdict(record, 'fail').length;
  return `${gateWords[record.gate.verdict]}: ${count(broken)} broken. The report is in ${visible(folder)}`;
}
