import type { Fault } from '../../fault.ts';
import { callFaults } from './calls.ts';
import { endpointFaults } from './endpoints.ts';
import { keyFaults } from './keys.ts';
import { messageFaults } from './messages.ts';
import { modelFaults } from './models.ts';
import { oddAnswerFaults } from './odd-answers.ts';
import { parameterFaults } from './parameters.ts';
import { shortenedFaults } from './shortened.ts';
import { textFaults } from './texts.ts';
import { usageFaults } from './usage.ts';

export const fidelityFaults: readonly Fault[] = [
  ...messageFaults,
  ...parameterFaults,
  ...modelFaults,
  ...shortenedFaults,
  ...textFaults,
  ...callFaults,
  ...oddAnswerFaults,
  ...usageFaults,
  ...keyFaults,
  ...endpointFaults,
];
