import type { Scenario } from '../../harness/scenario.ts';
import faultyTools from './faulty-tools.ts';
import forcedToolCall from './forced-tool-call.ts';
import legacyFunctions from './legacy-functions.ts';
import noToolChoice from './no-tool-choice.ts';
import oddTools from './odd-tools.ts';
import parallelToolCalls from './parallel-tool-calls.ts';
import runTools from './run-tools.ts';
import strictTools from './strict-tools.ts';
import toolCall from './tool-call.ts';
import toolHistory from './tool-history.ts';

/** The scenarios of tool calls, in report order. */
export const toolScenarios: readonly Scenario[] = [
  toolCall,
  toolHistory,
  noToolChoice,
  forcedToolCall,
  parallelToolCalls,
  runTools,
  strictTools,
  oddTools,
  legacyFunctions,
  faultyTools,
];
