import type { Scenario } from '../../harness/scenario.ts';
import response from './response.ts';
import responseLimit from './response-limit.ts';
import responseSdk from './response-sdk.ts';
import responseStream from './response-stream.ts';
import responseTools from './response-tools.ts';

export const responseScenarios: readonly Scenario[] = [
  response,
  responseStream,
  responseLimit,
  responseTools,
  responseSdk,
];
