import type { SdkOutcome } from '../../harness/gateway/gateway.ts';
import { kept, type Problem, problem } from '../../harness/judge.ts';

/** How an SDK call that should have worked failed, in the SDK's own words. */
export function resolved<T>(call: string, outcome: SdkOutcome<T>): readonly Problem[] {
  if (outcome.error === undefined) return kept;
  const { classes, message } = outcome.error;
  const [exchange] = outcome.exchanges;
  const found = problem(call, 'a result', `${classes[0]}: ${message}`);
  return [exchange === undefined ? found : { ...found, wire: exchange.wire }];
}
