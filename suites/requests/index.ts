import type { Scenario } from '../../harness/scenario.ts';
import boundaryValues from './boundary-values.ts';
import contentParts from './content-parts.ts';
import fullParameters from './full-parameters.ts';
import messageRoles from './message-roles.ts';
import minimalRequest from './minimal-request.ts';
import newerParameters from './newer-parameters.ts';
import nullParameters from './null-parameters.ts';
import optionalParameters from './optional-parameters.ts';

/** What a gateway takes, in report order. */
export const requestScenarios: readonly Scenario[] = [
  minimalRequest,
  fullParameters,
  nullParameters,
  messageRoles,
  contentParts,
  optionalParameters,
  boundaryValues,
  newerParameters,
];
