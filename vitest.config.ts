import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,suites,harness,reports,reference-gateway,.ci}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
