import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,suites,harness,reports,reference-gateway,.ci}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The matrices wait for sockets half of the time, so one worker more than the usual count keeps two cores busy.
    maxWorkers: 3,
  },
});
