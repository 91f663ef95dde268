import type { Scenario } from '../../../harness/scenario.ts';
import messagesArrive from './messages-arrive.ts';
import parametersArrive from './parameters-arrive.ts';

export const fidelityScenarios: readonly Scenario[] = [messagesArrive, parametersArrive];
