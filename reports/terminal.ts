import type { RunRecord } from '../harness/record.ts';
import { count } from './figures.ts';
import { tally, withVerdict } from './findings.ts';
import { failure } from './terminal/failure.ts';
import { headline } from './terminal/headline.ts';
import { unjudged, warnings } from './terminal/lists.ts';
import { type Page, painter } from './terminal/page.ts';
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
    headline(record, page),
    ...withVerdict(record, 'fail').map((one) => failure(one, page)),
    warnings(record, page),
    unjudged(record, page),
    [verdictLine(record, folder)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** Said again at the end, where the reader of a long list of failures stands. */
function verdictLine({ gate, requirements }: RunRecord, folder: string): string {
  const { fail, skip, inconclusive } = tally(requirements);
  return `${gateWords[gate.verdict]}: ${count(fail)} broken, ${count(skip + inconclusive)} not judged. The report is in ${visible(folder)}`;
}
