import type { Fault } from '../../fault.ts';
import * as credentials from './credentials.ts';

/** Faults in how a gateway takes its callers' keys. */
export const authFaults: readonly Fault[] = Object.values(credentials);
