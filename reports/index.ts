import type { RunRecord } from '../harness/record.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown/index.ts';

const reports = {
  md: { file: 'report.md', render: renderMarkdown },
  json: { file: 'report.json', render: renderJson },
} as const satisfies { readonly [format: string]: { file: string; render: (record: RunRecord) => string } };

export type ReportFormat = keyof typeof reports;

/** Every format a report can be written in, as `--format` names it. */
export const reportFormats: readonly ReportFormat[] = ['md', 'json'];

/** The asked-for reports as files, each path relative to the report's folder. */
export function renderReports(
  record: RunRecord,
  formats: readonly ReportFormat[],
): readonly { readonly file: string; readonly text: string }[] {
  return formats.map((format) => ({ file: reports[format].file, text: reports[format].render(record) }));
}
