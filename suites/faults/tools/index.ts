import type { Fault } from '../../fault.ts';
import { answerFaults } from './answers.ts';
import { callFaults } from './calls.ts';
import { callsCustomToolsAsFunctions } from './custom.ts';
import { pieceFaults } from './pieces.ts';
import { requestFaults } from './requests.ts';
import { interleavesCalls } from './turns.ts';

/** The faults of tool calls. */
export const toolFaults: readonly Fault[] = [
  ...callFaults,
  ...answerFaults,
  ...pieceFaults,
  interleavesCalls,
  ...requestFaults,
  callsCustomToolsAsFunctions,
];
