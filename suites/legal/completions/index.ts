import type { Variant } from '../../fault.ts';
import * as answers from './answers.ts';

/** Odd legacy completions, and none. */
export const completionsVariants: readonly Variant[] = Object.values(answers);
