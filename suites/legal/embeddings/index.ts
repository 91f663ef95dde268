import type { Variant } from '../../fault.ts';
import * as vectors from './vectors.ts';

/** Odd embeddings, and none. */
export const embeddingsVariants: readonly Variant[] = Object.values(vectors);
