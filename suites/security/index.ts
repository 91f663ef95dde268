import type { Scenario } from '../../harness/scenario.ts';
import disguisedMethods from './disguised-methods.ts';
import foreignKey from './foreign-key.ts';
import hostileInput from './hostile-input.ts';
import prototypeKeys from './prototype-keys.ts';
import sameQuestion from './same-question.ts';
import wholeRun from './whole-run.ts';

/** What a gateway does with input that means harm, and what its answers tell. */
export const securityScenarios: readonly Scenario[] = [
  hostileInput,
  disguisedMethods,
  prototypeKeys,
  foreignKey,
  sameQuestion,
  wholeRun,
];
