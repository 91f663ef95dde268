import type { Scenario } from '../../harness/scenario.ts';
import limitExhausted from './limit-exhausted.ts';
import sdkRetries from './sdk-retries.ts';

export const throttlingScenarios: readonly Scenario[] = [limitExhausted, sdkRetries];
