import type { Scenario } from '../../../harness/scenario.ts';
import messagesArrive from './messages-arrive.ts';

export const fidelityScenarios: readonly Scenario[] = [messagesArrive];
