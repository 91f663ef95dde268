import type { Fault } from '../../fault.ts';
import { collectingFaults } from './collected.ts';
import { completionBreakFaults } from './completions.ts';
import { cutFaults, errorEventFaults } from './cuts.ts';
import { delayFaults } from './delays.ts';
import { parserFaults } from './parsers.ts';
import { responseBreakFaults } from './responses.ts';
import { shapeFaults } from './shapes.ts';

export const streamHonestyFaults: readonly Fault[] = [
  ...cutFaults,
  ...errorEventFaults,
  ...parserFaults,
  ...shapeFaults,
  ...delayFaults,
  ...collectingFaults,
  ...responseBreakFaults,
  ...completionBreakFaults,
];
