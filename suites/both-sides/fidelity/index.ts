import type { Scenario } from '../../../harness/scenario.ts';
import answersReturn from './answers-return.ts';
import keysStay from './keys-stay.ts';
import messagesArrive from './messages-arrive.ts';
import oddAnswersReturn from './odd-answers-return.ts';
import parametersArrive from './parameters-arrive.ts';

export const fidelityScenarios: readonly Scenario[] = [
  messagesArrive,
  parametersArrive,
  answersReturn,
  oddAnswersReturn,
  keysStay,
];
