import type { Scenario } from '../../../harness/scenario.ts';
import leavingClient from './leaving-client.ts';
import secondAttempts from './second-attempts.ts';
import shortOutage from './short-outage.ts';
import silentProvider from './silent-provider.ts';
import slowProvider from './slow-provider.ts';

/** What may leave a provider cooled down stands last; the last of all waits until it is back. */
export const resilienceScenarios: readonly Scenario[] = [
  ...slowProvider,
  ...silentProvider,
  secondAttempts,
  leavingClient,
  shortOutage,
];
