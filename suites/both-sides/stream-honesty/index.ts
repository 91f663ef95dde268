import type { Scenario } from '../../../harness/scenario.ts';
import brokenStreams from './broken-streams.ts';
import errorsMidway from './errors-midway.ts';
import framings from './framings.ts';
import oddShapes from './odd-shapes.ts';

export const streamHonestyScenarios: readonly Scenario[] = [errorsMidway, framings, oddShapes, brokenStreams];
