import type { Fault } from '../../fault.ts';
import { answerFaults } from './answers.ts';
import { agentFaults } from './by-agent.ts';
import { forbidsRetries } from './forbids-retries.ts';
import { responseFaults } from './responses.ts';
import { streamedToolFaults } from './streamed-tools.ts';
import { transferFaults } from './transfers.ts';

/** The faults that only a real client shows, or that it shows otherwise than the wire. */
export const clientFaults: readonly Fault[] = [
  ...agentFaults,
  ...transferFaults,
  ...answerFaults,
  ...streamedToolFaults,
  ...responseFaults,
  forbidsRetries,
];
