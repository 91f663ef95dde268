import type { Fault } from '../../fault.ts';
import * as disclosure from './disclosure.ts';
import * as input from './input.ts';
import * as tenants from './tenants.ts';

/** Faults that let something in or out. */
export const securityFaults: readonly Fault[] = [disclosure, input, tenants].flatMap((family) =>
  Object.values<Fault>(family),
);
