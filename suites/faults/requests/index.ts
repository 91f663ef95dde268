import type { Fault } from '../../fault.ts';
import { lostParts } from './lost-parts.ts';
import { oddMessages } from './odd-messages.ts';
import { refusedMessages } from './refused-messages.ts';
import { refusedParameters } from './refused-parameters.ts';
import { refusedValues } from './refused-values.ts';

/** How the field refuses what the document allows. */
export const requestFaults: readonly Fault[] = [
  ...refusedParameters,
  ...refusedValues,
  ...refusedMessages,
  ...oddMessages,
  ...lostParts,
];
