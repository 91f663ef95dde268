import type { Scenario } from '../../../harness/scenario.ts';

export const cancellationScenarios: readonly Scenario[] = [];
