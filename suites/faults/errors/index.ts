import type { Fault } from '../../fault.ts';
import * as absentEndpoints from './absent-endpoints.ts';
import * as lenientChoices from './lenient-choices.ts';
import * as lenientMessages from './lenient-messages.ts';
import * as lenientValues from './lenient-values.ts';
import * as oddBodies from './odd-bodies.ts';

/** Faults in how a gateway refuses what it cannot serve. */
export const errorFaults: readonly Fault[] = [
  absentEndpoints,
  lenientChoices,
  lenientMessages,
  lenientValues,
  oddBodies,
].flatMap((family) => Object.values<Fault>(family));
