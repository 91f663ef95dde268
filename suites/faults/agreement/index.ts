import type { Fault } from '../../fault.ts';
import * as twins from './twins.ts';

/** How streams say something else than their plain twins. */
export const agreementFaults: readonly Fault[] = Object.values(twins);
