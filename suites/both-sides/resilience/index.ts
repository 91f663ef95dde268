import type { Scenario } from '../../../harness/scenario.ts';

export const resilienceScenarios: readonly Scenario[] = [];
