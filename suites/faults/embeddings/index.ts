import type { Fault } from '../../fault.ts';
import * as batches from './batches.ts';
import * as shape from './shape.ts';
import * as vectors from './vectors.ts';

/** How embeddings break. */
export const embeddingsFaults: readonly Fault[] = [shape, vectors, batches].flatMap((family) => Object.values(family));
