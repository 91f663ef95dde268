import type { Fault } from '../../fault.ts';
import * as lists from './lists.ts';

/** How model lists change and date. */
export const modelsFaults: readonly Fault[] = Object.values(lists);
