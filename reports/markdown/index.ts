import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { RunRecord } from '../../harness/record.ts';
import { areas } from './areas.ts';
import { breaks } from './breaks.ts';
import { claims } from './claims.ts';
import { clientMatrix } from './client-matrix.ts';
import { concurrency } from './concurrency.ts';
import { environment } from './environment.ts';
import { headline } from './headline.ts';
import { notTestedSection } from './not-tested.ts';
import { offered } from './offered.ts';
import { results } from './results.ts';
import { times } from './times.ts';

const sections: readonly ((record: RunRecord) => readonly RootContent[])[] = [
  headline,
  areas,
  breaks,
  notTestedSection,
  claims,
  clientMatrix,
  concurrency,
  times,
  offered,
  results,
  environment,
];

/** The production report for the person who signs the release, as GitHub-flavoured Markdown. */
export function renderMarkdown(record: RunRecord): string {
  const children = sections.flatMap((section) => section(record));
  return toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
      // GitHub sets what stands between dollar signs as a formula.
      unsafe: [{ character: '$', inConstruct: 'phrasing' }],
    },
  );
}
