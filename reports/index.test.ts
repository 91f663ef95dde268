import { describe, expect, it } from 'vitest';
import { renderReports, reportFormats } from './index.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown/index.ts';
import { sample } from './sample.test-data.ts';

describe('renderReports', () => {
  it('renders each format that was asked for into a file of its own', () => {
    expect(renderReports(sample, reportFormats)).toEqual([
      { file: 'report.md', text: renderMarkdown(sample) },
      { file: 'report.json', text: renderJson(sample) },
    ]);
    expect(renderReports(sample, ['json']).map(({ file }) => file)).toEqual(['report.json']);
    expect(renderReports(sample, [])).toEqual([]);
  });
});
