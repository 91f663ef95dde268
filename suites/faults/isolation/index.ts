import type { Fault } from '../../fault.ts';

export const isolationFaults: readonly Fault[] = [];
