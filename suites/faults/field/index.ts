import type { Fault } from '../../fault.ts';
import * as leaving from './leaving.ts';
import * as unnamedPlaces from './unnamed-places.ts';

/** Faults that public reports describe and no other family has. */
export const fieldFaults: readonly Fault[] = [leaving, unnamedPlaces].flatMap((family) => Object.values<Fault>(family));
