import type { Variant } from '../../fault.ts';
import * as credentials from './credentials.ts';

/** Odd ways to take keys that the standards allow. */
export const authVariants: readonly Variant[] = Object.values(credentials);
