import { expect, it } from 'vitest';
import { lagMeter } from './lag-meter.ts';

it('gives the percentiles of a window, to a step of 0.05 ms', () => {
  const meter = lagMeter();
  for (let count = 1; count <= 1000; count += 1) meter.note(5000, 5000 + count / 100);
  const { count, p50, p99, max } = meter.since(0);
  expect(count).toBe(1000);
  expect(p50).toBeCloseTo(5, 0.5);
  expect(p99).toBeCloseTo(9.9, 0.5);
  expect(max).toBeCloseTo(10, 6);
});

it('counts early as on time, and what is far too late by its maximum', () => {
  const meter = lagMeter();
  meter.note(1000, 999.5);
  expect(meter.since(0)).toMatchObject({ count: 1, max: 0 });
  for (let count = 0; count < 9; count += 1) meter.note(1000, 1000 + 5000);
  expect(meter.since(0)).toEqual({ count: 10, p50: 5000, p99: 5000, max: 5000 });
});

it('forgets what was before the window, and keeps ten minutes', () => {
  const meter = lagMeter();
  meter.note(1000, 1003);
  meter.note(2500, 2501);
  expect(meter.since(2100)).toMatchObject({ count: 1, max: 1 });
  expect(meter.since(3000)).toEqual({ count: 0, p50: 0, p99: 0, max: 0 });
  for (let second = 3; second < 700; second += 1) meter.note(second * 1000, second * 1000);
  expect(meter.since(0).count).toBe(600);
});
