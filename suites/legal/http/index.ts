import type { Variant } from '../../fault.ts';
import * as codings from './codings.ts';
import * as refusals from './refusals.ts';

/** Odd HTTP that the standards allow. */
export const httpVariants: readonly Variant[] = [codings, refusals].flatMap((family) => Object.values<Variant>(family));
