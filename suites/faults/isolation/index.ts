import type { Fault } from '../../fault.ts';
import { cacheFaults } from './caches.ts';
import { neighbourFaults } from './neighbours.ts';
import { parameterFaults } from './parameters.ts';

export const isolationFaults: readonly Fault[] = [...cacheFaults, ...neighbourFaults, ...parameterFaults];
