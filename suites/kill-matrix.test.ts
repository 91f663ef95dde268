import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { type Bed, type BentBed, startBed, startBentBed } from './bed.ts';
import type { Bend } from './bend.ts';
import { faults } from './faults/index.ts';
import { scenarios } from './index.ts';
import { isKilled, judgeFault, missingClient, type Row } from './matrix.ts';

let bed: Bed;
let bentBed: BentBed;
/** Faults behind the gateway share one gateway, so they take turns. */
const turn = pLimit(1);
const said: string[] = [];

beforeAll(async () => {
  [bed, bentBed] = await Promise.all([startBed(), startBentBed()]);
});

afterAll(async () => {
  await Promise.all([bed.close(), bentBed.close()]);
  process.stdout.write(`${said.sort().join('\n')}\n${faults.length} faults, each killed its judges\n`);
});

describe.concurrent('every fault kills the judges it is meant for', () => {
  it.for(faults)('$id', async ({ id, kills, bend, behind, outage, client, with: beside }, context) => {
    const missing = client === undefined ? null : await missingClient(client);
    if (missing !== null) context.skip(missing);
    const row = await (behind === undefined && outage === undefined
      ? judgeFault(bed, bend, kills, beside)
      : turn(() => judgeBehind(bend, behind ?? {}, kills)));
    for (const killed of kills) {
      expect(isKilled(killed, row.get(killed)?.verdict), `${killed}: ${JSON.stringify(row.get(killed))}`).toBe(true);
    }
    const others = [...row].filter(
      ([other, { verdict }]) => !kills.includes(other) && ['fail', 'warn'].includes(verdict),
    );
    said.push(
      `${id} killed ${kills.join(', ')}${others.length === 0 ? '' : `; also ${others.map(([other]) => other).join(', ')}`}`,
    );
  });
});

async function judgeBehind(bend: Bend, behind: Bend, kills: readonly RequirementId[]): Promise<Row> {
  bentBed.behind = behind;
  try {
    return await judgeFault(bentBed, bend, kills, [], true);
  } finally {
    bentBed.behind = {};
  }
}

it('leaves no judge without a fault', () => {
  const killed = new Set(faults.flatMap(({ kills }) => kills));
  const judged = new Set(scenarios.flatMap(({ judged }) => judged));
  expect([...judged].filter((id) => !killed.has(id))).toEqual([]);
});

it('judges every requirement, or says why it cannot be judged', () => {
  const judged = new Set<RequirementId>(scenarios.flatMap(({ judged }) => judged));
  const silent = Object.entries(catalogue).filter(
    ([id, { untestable }]) => !judged.has(id as RequirementId) && untestable === undefined,
  );
  expect(silent.map(([id]) => id)).toEqual([]);
});
