import type { Scenario } from '../../../harness/scenario.ts';

export const streamHonestyScenarios: readonly Scenario[] = [];
