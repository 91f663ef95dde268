import type { Fault } from '../../fault.ts';
import { answerFaults } from './answers.ts';
import { attemptFaults } from './attempts.ts';
import { patienceFaults } from './patience.ts';
import { recoveryFaults } from './recovery.ts';

export const resilienceFaults: readonly Fault[] = [
  ...attemptFaults,
  ...answerFaults,
  ...patienceFaults,
  ...recoveryFaults,
];
