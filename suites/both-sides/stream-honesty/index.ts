import type { Scenario } from '../../../harness/scenario.ts';
import brokenBodies from './broken-bodies.ts';
import brokenCompletions from './broken-completions.ts';
import brokenResponses from './broken-responses.ts';
import brokenStreams from './broken-streams.ts';
import compressedAnswers from './compressed-answers.ts';
import delivery from './delivery.ts';
import errorsMidway from './errors-midway.ts';
import framings from './framings.ts';
import oddShapes from './odd-shapes.ts';
import otherStreams from './other-streams.ts';

export const streamHonestyScenarios: readonly Scenario[] = [
  errorsMidway,
  framings,
  oddShapes,
  otherStreams,
  compressedAnswers,
  delivery,
  brokenStreams,
  brokenBodies,
  brokenCompletions,
  brokenResponses,
];
