import type { ListItem, RootContent } from 'mdast';
import type { ConcurrencyRecord, Quantiles, RunRecord } from '../../harness/record.ts';
import { bound, count, counted, milliseconds } from '../figures.ts';
import { code, heading, item, list, paragraph, table } from './nodes.ts';

/** What happened when requests came at once, with the number of requests beside every figure. */
export function concurrency(record: RunRecord): readonly RootContent[] {
  const bursts = record.concurrency;
  if (bursts.length === 0) {
    return [heading(2, 'Concurrency'), paragraph('Not measured in this run.')];
  }
  return [
    heading(2, 'Concurrency'),
    list(bursts.map(outcomes)),
    times(bursts),
    paragraph(
      'A request fails when no whole answer comes back; a refusal with 429 or 503 is not counted as a failure. ',
      'A dash stands where there were too few requests for the figure to mean anything.',
    ),
  ];
}

function outcomes({ scenario, requests, streamed, atOnce, outcomes: by, failureBound }: ConcurrencyRecord): ListItem {
  const counts = Object.entries(by).map(([outcome, times]) => `${count(times)} ${outcome}`);
  return item(
    paragraph(
      code(scenario),
      `: ${counted(requests, 'request')}, ${count(atOnce)} at once, ${streamed === 0 ? 'none' : count(streamed)} of them streamed. `,
      `Outcomes: ${counts.join(', ')}. `,
      `With 95 % confidence, at most ${bound(failureBound)} of such requests fail.`,
    ),
  );
}

function times(bursts: readonly ConcurrencyRecord[]): RootContent {
  const rows = bursts.flatMap(({ scenario, latencyMs, firstContentMs }) => [
    row(scenario, 'whole answer', latencyMs),
    ...(firstContentMs === null ? [] : [row(scenario, 'first content of a stream', firstContentMs)]),
  ]);
  return table(
    [
      { title: 'burst' },
      { title: 'time to' },
      { title: 'requests', align: 'right' },
      { title: 'half within (p50)', align: 'right' },
      { title: '90 % within (p90)', align: 'right' },
      { title: '95 % within (p95)', align: 'right' },
      { title: 'slowest', align: 'right' },
    ],
    rows,
  );
}

function row(scenario: string, what: string, { n, p50, p90, p95, max }: Quantiles) {
  const shown = [p50, p90, p95, max].map((ms) => [n === 0 || ms === null ? '–' : milliseconds(ms)]);
  return [[scenario], [what], [count(n)], ...shown];
}
