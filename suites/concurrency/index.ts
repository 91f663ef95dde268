import type { Scenario } from '../../harness/scenario.ts';
import burst from './burst.ts';
import crowd from './crowd.ts';
import { loadRamps } from './load.ts';
import loadSequence from './load-sequence.ts';

export const concurrencyScenarios: readonly Scenario[] = [burst, crowd, ...loadRamps, loadSequence];
