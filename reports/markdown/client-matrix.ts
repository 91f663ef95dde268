import type { ListItem, RootContent } from 'mdast';
import type { ClientRecord, OperationRecord, RunRecord } from '../../harness/record.ts';
import { closed, sentenceCase } from '../sentences.ts';
import { code, heading, item, list, paragraph, sign, table } from './nodes.ts';

const signs: { readonly [R in OperationRecord['result']]: string } = { works: '✓', breaks: '✗', 'not-run': '–' };

/** Which client works with the gateway in what its callers do, and why one breaks. */
export function clientMatrix({ clients }: RunRecord): readonly RootContent[] {
  const there = clients.filter(({ version, operations }) => version !== null && operations.length > 0);
  const title = heading(2, 'Clients');
  if (there.length === 0) return [title, paragraph('No client took part in this run.'), ...notes(absent(clients))];
  const rows = [...new Set(there.flatMap(({ operations }) => operations.map(({ requirement }) => requirement)))];
  const breaking = there.flatMap((client) =>
    client.operations.filter(({ result }) => result === 'breaks').map((operation) => ({ client, operation })),
  );
  return [
    title,
    table(
      [
        { title: 'operation' },
        ...there.map(({ name, version }) => ({ title: `${name} ${version}`, align: 'center' as const })),
      ],
      rows.map((requirement) => [
        [code(requirement.replace(/^clients\./, ''))],
        ...there.map(({ operations }) => [
          sign(signs[operations.find((one) => one.requirement === requirement)?.result ?? 'not-run']),
        ]),
      ]),
    ),
    paragraph(
      '✓ works, ✗ breaks, – not run or not its business. Every client is given the same answers of the gateway to read.',
    ),
    ...notes([...breaking.map(({ client, operation }) => broken(client, operation)), ...absent(clients)]),
  ];
}

const broken = ({ name, version }: ClientRecord, { requirement, because, cause }: OperationRecord) =>
  item(
    paragraph(
      `${name} ${version}, `,
      code(requirement.replace(/^clients\./, '')),
      ': ',
      closed(because ?? 'it breaks'),
      ...(cause === undefined ? [] : [' It stumbles over ', code(cause), ', which is broken on the wire.']),
    ),
  );

const notes = (items: readonly ListItem[]): readonly RootContent[] => (items.length === 0 ? [] : [list(items)]);

const absent = (clients: readonly ClientRecord[]): readonly ListItem[] =>
  clients
    .filter((client) => client.missing !== undefined)
    .map(({ name, missing: why, enable }) =>
      item(
        paragraph(
          `${name} took no part: `,
          closed(sentenceCase(why ?? '')),
          ...(enable ? [' To let it: ', code(enable), '.'] : []),
        ),
      ),
    );
