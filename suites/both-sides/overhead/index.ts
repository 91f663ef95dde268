import type { Scenario } from '../../../harness/scenario.ts';
import addedTime from './added-time.ts';

export const overheadScenarios: readonly Scenario[] = [addedTime];
