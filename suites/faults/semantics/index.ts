import type { Fault } from '../../fault.ts';
import { characterFaults } from './characters.ts';
import { choiceFaults } from './choices.ts';
import { countFaults } from './counts.ts';
import { limitFaults } from './limits.ts';
import { wordFaults } from './words.ts';

/** How the field ignores what parameters ask for. */
export const semanticFaults: readonly Fault[] = [
  ...limitFaults,
  ...wordFaults,
  ...characterFaults,
  ...choiceFaults,
  ...countFaults,
];
