import type { Scenario } from '../../../harness/scenario.ts';
import besideOthers from './beside-others.ts';
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
  besideOthers,
  slowNeighbours,
  connections,
  neighbours,
  errorsNotKept,
];
