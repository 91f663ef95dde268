import type { Scenario } from '../../../harness/scenario.ts';
import connections from './connections.ts';
import errorsNotKept from './errors-not-kept.ts';
import neighbours from './neighbours.ts';

import otherParameters from './other-parameters.ts';
import ownQuestion from './own-question.ts';
import slowNeighbours from './slow-neighbours.ts';
import tenants from './tenants.ts';

export const isolationScenarios: readonly Scenario[] = [
  tenants,
  ownQuestion,
  otherParameters,
  slowNeighbours,
  connections,
  neighbours,
  errorsNotKept,
];
