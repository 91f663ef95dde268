import type { Variant } from '../../fault.ts';
import * as lenience from './lenience.ts';
import * as places from './places.ts';

/** Odd ways to refuse, or not to refuse, that the standards allow. */
export const errorVariants: readonly Variant[] = [lenience, places].flatMap((family) => Object.values<Variant>(family));
