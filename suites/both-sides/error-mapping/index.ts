import type { Scenario } from '../../../harness/scenario.ts';

export const errorMappingScenarios: readonly Scenario[] = [];
