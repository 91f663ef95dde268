import type { Scenario } from '../../harness/scenario.ts';
import { cancellationScenarios } from './cancellation/index.ts';
import { errorMappingScenarios } from './error-mapping/index.ts';
import { fidelityScenarios } from './fidelity/index.ts';
import { isolationScenarios } from './isolation/index.ts';
import { overheadScenarios } from './overhead/index.ts';
import { resilienceScenarios } from './resilience/index.ts';
import { streamHonestyScenarios } from './stream-honesty/index.ts';

/** What takes both sides of the gateway; what may trip a breaker or needs a quiet machine stands last. */
export const bothSidesScenarios: readonly Scenario[] = [
  ...fidelityScenarios,
  ...streamHonestyScenarios,
  ...cancellationScenarios,
  ...isolationScenarios,
  ...errorMappingScenarios,
  ...resilienceScenarios,
  ...overheadScenarios,
];
