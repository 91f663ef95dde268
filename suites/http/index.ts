import type { Scenario } from '../../harness/scenario.ts';
import clientHeaders from './client-headers.ts';
import closing from './closing.ts';
import compression from './compression.ts';
import connection from './connection.ts';
import idle from './idle.ts';
import { hugeBodies, largeBody } from './large-bodies.ts';
import methods from './methods.ts';
import requestForms from './request-forms.ts';
import slashes from './slashes.ts';
import wholeRun from './whole-run.ts';

/** HTTP itself: connections, framing, codings, methods, sizes. */
export const httpScenarios: readonly Scenario[] = [
  connection,
  closing,
  methods,
  clientHeaders,
  requestForms,
  compression,
  slashes,
  largeBody,
  hugeBodies,
  idle,
  wholeRun,
];
