import type { Fault } from '../../fault.ts';
import * as answers from './answers.ts';
import * as options from './options.ts';

/** How legacy completions break. */
export const completionsFaults: readonly Fault[] = [answers, options].flatMap((family) => Object.values(family));
