import type { RootContent } from 'mdast';
import type { RunRecord, TimeRecord } from '../../harness/record.ts';
import { count, milliseconds } from '../figures.ts';
import { code, heading, paragraph, table } from './nodes.ts';

/** The times that only both sides of the gateway show. */
export function times(record: RunRecord): readonly RootContent[] {
  const title = heading(2, 'Between the two sides');
  if (record.times.length === 0) {
    return [
      title,
      paragraph('Not measured: it takes the scripted upstream behind the gateway, ', code('--upstream listen'), '.'),
    ];
  }
  return [
    title,
    table(
      [
        { title: 'the time' },
        { title: 'measured', align: 'right' },
        { title: 'half within (p50)', align: 'right' },
        { title: 'slowest', align: 'right' },
        { title: 'in' },
      ],
      record.times.map(row),
    ),
    paragraph(
      'What is added to an answer is the difference to the same request past the gateway, in turns with it; ',
      'in brackets the bounds of its median with 95 % confidence. ',
      'To a word it is the time from the model’s writing to the client’s reading. ',
      'A machine that is busy with something else adds to all of them.',
    ),
  ];
}

function row({ scenario, what, n, p50, interval, max }: TimeRecord) {
  const bounds = interval === null ? '' : ` (${milliseconds(interval.low)} to ${milliseconds(interval.high)})`;
  return [[what], [count(n)], [`${milliseconds(p50)}${bounds}`], [milliseconds(max)], [code(scenario)]];
}
