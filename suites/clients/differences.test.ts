import { afterAll, describe, expect, it } from 'vitest';
import { startReaders } from '../client-readers.test-data.ts';
import { streamRows } from './stream-rows.test-data.ts';
import { toolRows } from './tool-rows.test-data.ts';
import { wholeRows } from './whole-rows.test-data.ts';

/**
 * Where clients differ on the same bytes, the client matrix must say so: each row breaks one cell of the clients it
 * names, for the reason it names, and no other cell of any client.
 */
const readers = startReaders(['openai-node', 'openai-node-6', 'openai-python']);
afterAll(() => readers.close());

const missing = await readers.missing();

describe.skipIf(missing !== null)(missing === null ? 'one answer, three clients' : `skipped: ${missing}`, () => {
  it.each([...streamRows, ...toolRows, ...wholeRows])('$cell: $says', async ({ answer, cell, breaks, softly }) => {
    const { cells, hard } = await readers.read(answer);
    const broken = cells.filter(({ result }) => result === 'breaks');
    expect(broken.map(({ client, requirement }) => `${client} ${requirement}`).sort()).toEqual(
      Object.keys(breaks)
        .map((client) => `${client} ${cell}`)
        .sort(),
    );
    for (const { client, because } of broken) expect(because).toMatch(breaks[client] ?? /nothing/);
    expect(hard).toBe(broken.length > 0 && softly !== true);
    // A client that was not asked would break nothing either.
    const worked = cells.filter(({ requirement, result }) => requirement === cell && result === 'works');
    expect(worked).toHaveLength(readers.ids.length - broken.length);
  });
});
