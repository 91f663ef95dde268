import type { Fault } from '../../fault.ts';

export const errorMappingFaults: readonly Fault[] = [];
