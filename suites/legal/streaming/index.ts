import type { Variant } from '../../fault.ts';
import * as chunks from './chunks.ts';
import * as refusals from './refusals.ts';

/** Odd streams, and options that a target does not have. */
export const streamingVariants: readonly Variant[] = [chunks, refusals].flatMap((family) => Object.values(family));
