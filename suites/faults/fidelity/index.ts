import type { Fault } from '../../fault.ts';
import { answerFaults } from './answers.ts';
import { endpointFaults } from './endpoints.ts';
import { keyFaults } from './keys.ts';
import { messageFaults } from './messages.ts';
import { modelFaults } from './models.ts';
import { parameterFaults } from './parameters.ts';
import { shortenedFaults } from './shortened.ts';
import { usageFaults } from './usage.ts';

export const fidelityFaults: readonly Fault[] = [
  ...messageFaults,
  ...parameterFaults,
  ...modelFaults,
  ...shortenedFaults,
  ...answerFaults,
  ...usageFaults,
  ...keyFaults,
  ...endpointFaults,
];
