import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../spec/requirements/index.ts';
import { type Bed, startBed } from './bed.ts';
import { variants } from './legal/index.ts';
import { judgeVariant, performStraight, type Straight } from './matrix.ts';

let bed: Bed;
const said: string[] = [];
let straight: Straight = [];
const itself = { id: 'the gateway itself', bend: {} };

beforeAll(async () => {
  bed = await startBed();
  straight = await performStraight(bed);
});

afterAll(async () => {
  await bed.close();
  process.stdout.write(`${said.sort().join('\n')}\n${variants.length} legal variants, none of them failed\n`);
});

/** Milliseconds: what takes a second for every answer takes it for every scenario that no other may run beside. */
const longest = 90_000;

describe.concurrent('no legal variant fails a judge', () => {
  it.for([itself, ...variants])('$id', { timeout: longest }, async ({ id, ...variant }) => {
    const row = await judgeVariant(bed, variant, straight);
    const of = (verdict: string) => [...row].filter(([, one]) => one.verdict === verdict);
    expect(of('fail')).toEqual([]);
    // What a model chose not to say cannot be judged, and a variant may be such a model.
    expect(of('inconclusive').filter(([one]) => catalogue[one].model !== true)).toEqual([]);
    said.push(
      `${id} is kept by all${
        of('warn').length === 0
          ? ''
          : `; warned by ${of('warn')
              .map(([one]) => one)
              .join(', ')}`
      }`,
    );
  });
});
