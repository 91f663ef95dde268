import type { Scenario } from '../../../harness/scenario.ts';
import answersReturn from './answers-return.ts';
import completions from './completions.ts';
import embeddings from './embeddings.ts';
import keysStay from './keys-stay.ts';
import keysThroughout from './keys-throughout.ts';
import messagesArrive from './messages-arrive.ts';
import modelArrives from './model-arrives.ts';
import oddAnswersReturn from './odd-answers-return.ts';
import otherFieldsArrive from './other-fields-arrive.ts';
import parametersArrive from './parameters-arrive.ts';
import responses from './responses.ts';

export const fidelityScenarios: readonly Scenario[] = [
  messagesArrive,
  modelArrives,
  ...parametersArrive,
  otherFieldsArrive,
  answersReturn,
  oddAnswersReturn,
  keysStay,
  keysThroughout,
  embeddings,
  completions,
  responses,
];
