import type { Fault } from '../../fault.ts';

export const streamHonestyFaults: readonly Fault[] = [];
