import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaOf } from '../harness/plan.ts';
import { type Bed, type BentBed, startBed, startBentBed } from './bed.ts';
import type { Fault } from './fault.ts';
import { scenarios } from './index.ts';
import { isKilled, judgeFault, missingClient, type Row } from './matrix.ts';

const inFront = new Set(
  scenarios.filter(({ needs }) => !needs.includes('upstream')).flatMap(({ judged }) => judged.map(areaOf)),
);

/** Whether a fault only shows to who stands on both sides of the gateway. */
export const showsFromBothSides = ({ kills }: Fault): boolean => !inFront.has(areaOf(kills[0]));

/** Tests that each of these faults kills what it is meant to kill, and prints what else it killed. */
export function killAll(faults: readonly Fault[]): void {
  let bed: Bed;
  let bentBed: BentBed | null = null;
  /** Faults behind the gateway share one gateway, so they take turns. */
  const turn = pLimit(1);
  const said: string[] = [];
  const isBehind = ({ behind, outage }: Fault): boolean => behind !== undefined || outage === true;

  beforeAll(async () => {
    [bed, bentBed] = await Promise.all([startBed(), faults.some(isBehind) ? startBentBed() : null]);
  });

  afterAll(async () => {
    await Promise.all([bed.close(), bentBed?.close()]);
    process.stdout.write(`${said.sort().join('\n')}\n${faults.length} faults, each killed its judges\n`);
  });

  describe.concurrent('every fault kills the judges it is meant for', () => {
    it.for(faults)('$id', async (fault, context) => {
      const { id, kills, bend, client, with: beside } = fault;
      const missing = client === undefined ? null : await missingClient(client);
      if (missing !== null) context.skip(missing);
      const judge = () =>
        isBehind(fault) ? turn(() => judgeBehind(bentBed, fault)) : judgeFault(bed, bend, kills, beside);
      const first = await judge();
      // A judge of time says nothing while a machine that runs all matrices at once has no quiet moment.
      const row = kills.some((id) => first.get(id)?.verdict === 'inconclusive') ? await judge() : first;
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
}

async function judgeBehind(bed: BentBed | null, { bend, behind = {}, kills, with: beside }: Fault): Promise<Row> {
  if (bed === null) throw new Error('expected a bed whose other side can be bent, found none');
  bed.behind = behind;
  await bed.control.clearLog(); // what an earlier fault gave away is not to kill this one
  try {
    return await judgeFault(bed, bend, kills, beside, true);
  } finally {
    bed.behind = {};
  }
}
