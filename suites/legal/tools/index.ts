import type { Variant } from '../../fault.ts';
import { callVariants } from './calls.ts';
import { refusalVariants } from './refusals.ts';
import { wholeCallVariants } from './whole-calls.ts';

/** Legal oddities of tool calls. */
export const toolVariants: readonly Variant[] = [...callVariants, ...wholeCallVariants, ...refusalVariants];
