import type { Scenario } from '../../harness/scenario.ts';
import pythonAsks from './python-asks.ts';
import reads from './reads.ts';
import sdkCreate from './sdk-create.ts';
import sdkErrors from './sdk-errors.ts';
import sdkModels from './sdk-models.ts';
import sdkStream from './sdk-stream.ts';

export const clientScenarios: readonly Scenario[] = [sdkCreate, sdkStream, sdkModels, sdkErrors, pythonAsks, ...reads];
