import type { Fault } from '../../fault.ts';
import * as codings from './codings.ts';
import * as connections from './connections.ts';
import * as framing from './framing.ts';
import * as places from './places.ts';
import * as requests from './requests.ts';

/** Faults in HTTP itself. */
export const httpFaults: readonly Fault[] = [framing, connections, codings, requests, places].flatMap((family) =>
  Object.values<Fault>(family),
);
