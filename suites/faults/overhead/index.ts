import type { Fault } from '../../fault.ts';

export const overheadFaults: readonly Fault[] = [];
