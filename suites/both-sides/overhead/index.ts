import type { Scenario } from '../../../harness/scenario.ts';

export const overheadScenarios: readonly Scenario[] = [];
