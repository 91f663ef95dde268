import type { Scenario } from '../../harness/scenario.ts';
import asks from './asks.ts';
import curlAsks from './curl-asks.ts';
import reads from './reads.ts';
import retries from './retries.ts';
import sdkCreate from './sdk-create.ts';
import sdkErrors from './sdk-errors.ts';
import sdkModels from './sdk-models.ts';
import sdkStream from './sdk-stream.ts';

export const clientScenarios: readonly Scenario[] = [
  sdkCreate,
  sdkStream,
  sdkModels,
  sdkErrors,
  ...asks,
  curlAsks,
  ...reads,
  ...retries,
];
