import { expect, it } from 'vitest';
import { Pace } from './pace.ts';

/** A pace on a clock of its own, which only sleeping moves. */
function paced() {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  return { pace: new Pace(sleep, () => now), waits, pass };
}

async function send(pace: Pace, ...statuses: readonly number[]): Promise<void> {
  const request = pace.request();
  for (const status of statuses) {
    await request.turn();
    request.heard(status, 1000);
  }
}

it('holds nobody up before a limit shows', async () => {
  const { pace, waits } = paced();
  for (let sent = 0; sent < 50; sent++) await send(pace, 200);
  expect(waits).toEqual([]);
});

it('spreads requests over time when one that was refused is taken later', async () => {
  const { pace, waits } = paced();
  for (let sent = 0; sent < 5; sent++) await send(pace, 200);
  await send(pace, 429, 200);
  for (let sent = 0; sent < 4; sent++) await send(pace, 200);
  expect(waits).toEqual([0, 250, 250, 250]);
});

it('goes slower still when that was too fast, but once for all that were on their way', async () => {
  const { pace, waits, pass } = paced();
  for (let sent = 0; sent < 5; sent++) await send(pace, 200);
  await send(pace, 429, 200);
  const late = [pace.request(), pace.request()];
  for (const request of late) await request.turn();
  for (const request of late) request.heard(429, 1000);
  for (const request of late) {
    await request.turn();
    request.heard(200, 1000);
  }
  pass(10_000);
  waits.length = 0;
  await send(pace, 200);
  await send(pace, 200);
  expect(waits).toEqual([0, 375]);
});

it('goes faster again after a calm', async () => {
  const { pace, waits, pass } = paced();
  for (let sent = 0; sent < 5; sent++) await send(pace, 200);
  await send(pace, 429, 200);
  for (let sent = 0; sent < 30; sent++) await send(pace, 200);
  pass(10_000);
  waits.length = 0;
  await send(pace, 200);
  await send(pace, 200);
  expect(waits).toEqual([0, 200]);
});

it('takes a 429 that stays for an answer', async () => {
  const { pace, waits } = paced();
  await send(pace, 429, 429, 429);
  await send(pace, 200);
  expect(waits).toEqual([]);
});

it('is never slower than the target asks for', async () => {
  const { pace, waits } = paced();
  for (let refused = 0; refused < 4; refused++) {
    const request = pace.request();
    for (const status of [429, 200]) {
      await request.turn();
      request.heard(status, 20);
    }
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(20);
});
