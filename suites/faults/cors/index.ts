import type { Fault } from '../../fault.ts';
import * as answers from './answers.ts';

/** Faults in what a gateway allows to browsers. */
export const corsFaults: readonly Fault[] = Object.values<Fault>(answers);
