import type { Fault } from '../../fault.ts';
import { requestFaults } from './requests.ts';

export const fidelityFaults: readonly Fault[] = [...requestFaults];
