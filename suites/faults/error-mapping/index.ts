import type { Fault } from '../../fault.ts';
import { bodyFaults } from './bodies.ts';
import { headerFaults } from './headers.ts';
import { otherEndpointFaults } from './other-endpoints.ts';
import { statusFaults } from './statuses.ts';
import { successFaults } from './successes.ts';
import { waitingFaults } from './waiting.ts';

export const errorMappingFaults: readonly Fault[] = [
  ...statusFaults,
  ...successFaults,
  ...bodyFaults,
  ...headerFaults,
  ...waitingFaults,
  ...otherEndpointFaults,
];
