import type { Scenario } from '../../../harness/scenario.ts';
import brokenAnswers from './broken-answers.ts';
import callerAtFault from './caller-at-fault.ts';
import modelsFail from './models-fail.ts';
import noAnswers from './no-answers.ts';
import { othersBroken, othersFail } from './other-endpoints.ts';
import providerFails from './provider-fails.ts';
import providerLimits from './provider-limits.ts';

export const errorMappingScenarios: readonly Scenario[] = [
  callerAtFault,
  providerLimits,
  providerFails,
  brokenAnswers,
  noAnswers,
  othersFail,
  othersBroken,
  modelsFail,
];
