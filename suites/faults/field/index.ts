import type { Fault } from '../../fault.ts';
import * as largeBodies from './large-bodies.ts';
import * as leaving from './leaving.ts';
import * as unnamedPlaces from './unnamed-places.ts';

/** Faults that public reports describe and no other family has. */
export const fieldFaults: readonly Fault[] = [largeBodies, leaving, unnamedPlaces].flatMap((family) =>
  Object.values<Fault>(family),
);
