import type { Variant } from '../fault.ts';
import { crlfLineEnds } from './crlf-line-ends.ts';

/** Every legal variant. A judge that fails one of them fails the build. */
export const variants: readonly Variant[] = [crlfLineEnds];
