import type { Fault } from '../../fault.ts';

export const resilienceFaults: readonly Fault[] = [];
