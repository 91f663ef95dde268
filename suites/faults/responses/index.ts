import type { Fault } from '../../fault.ts';
import { eventFaults } from './events.ts';
import { lifecycleFaults } from './lifecycle.ts';
import { requestFaults } from './requests.ts';
import { wholeFaults } from './whole.ts';

export const responseFaults: readonly Fault[] = [...wholeFaults, ...requestFaults, ...eventFaults, ...lifecycleFaults];
