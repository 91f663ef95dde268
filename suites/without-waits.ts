import type { SdkOutcome } from '../harness/gateway/gateway.ts';

/** The statuses that a run waits out. */
const waits: readonly (number | null)[] = [429, 503, 529];

/** The same outcome without the answers that only asked to wait and were followed by another. */
export const withoutWaits = <T>(outcome: SdkOutcome<T>): SdkOutcome<T> => ({
  ...outcome,
  exchanges: outcome.exchanges.filter(
    ({ status }, index) => !waits.includes(status) || index === outcome.exchanges.length - 1,
  ),
});
