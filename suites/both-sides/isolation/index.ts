import type { Scenario } from '../../../harness/scenario.ts';

export const isolationScenarios: readonly Scenario[] = [];
