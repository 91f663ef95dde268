import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Pacer, startPacer } from './pacer.ts';

let pacer: Pacer;
beforeEach(() => {
  pacer = startPacer();
});
afterEach(() => pacer.stop());

const ran = (dueAt: number) => new Promise<number>((resolve) => pacer.at(dueAt, () => resolve(performance.now())));

it('runs what is due in its order and never much before its time, however it was asked for', async () => {
  const now = performance.now();
  const waits = [30, 5, 12, 5.2, 0, 80, 12];
  const order: number[] = [];
  const times = await Promise.all(
    waits.map(async (wait) => {
      const at = await ran(now + wait);
      order.push(wait);
      return at - now;
    }),
  );
  for (const [index, at] of times.entries()) expect(at).toBeGreaterThan((waits[index] ?? 0) - 1.3); // half a slot, and what a timer may be early
  expect(order.map(Math.round)).toEqual([0, 5, 5, 12, 12, 30, 80]);
});

it('gives what is already late a turn of its own', async () => {
  const seen: string[] = [];
  const late = ran(performance.now() - 5).then(() => seen.push('late'));
  seen.push('asked');
  await late;
  expect(seen).toEqual(['asked', 'late']);
});

it('goes on when what it runs asks for more', async () => {
  const start = performance.now();
  let dueAt = start;
  for (let count = 0; count < 5; count += 1) {
    dueAt += 3;
    await ran(dueAt);
  }
  expect(performance.now() - start).toBeGreaterThan(13);
});

it('runs nothing once stopped', async () => {
  let count = 0;
  pacer.at(performance.now() + 5, () => {
    count += 1;
  });
  pacer.stop();
  pacer.at(performance.now(), () => {
    count += 1;
  });
  await new Promise((resolve) => setTimeout(resolve, 15));
  expect(count).toBe(0);
});
