import type { Scenario } from '../../../harness/scenario.ts';
import leavingClients from './leaving-clients.ts';

export const cancellationScenarios: readonly Scenario[] = [leavingClients];
