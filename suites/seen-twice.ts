import type { Exchange } from '../harness/gateway/exchange.ts';
import { isUndecided, type Judgement, kept, notOffered, softly } from '../harness/judge.ts';

/**
 * The worst breach of the first exchange that has one, hard when another has one too: a run is not repeated, and
 * nobody believes a red line that was seen once.
 */
export function seenTwice(
  what: string,
  exchanges: readonly Exchange[],
  judge: (one: Exchange) => Judgement,
): Judgement {
  if (exchanges.length === 0) return notOffered(`there were no ${what}`);
  const found = exchanges.flatMap((exchange) => {
    const judgement = judge(exchange);
    if (isUndecided(judgement)) return [];
    const worst = judgement.find(({ soft }) => soft !== true) ?? judgement[0];
    return worst === undefined ? [] : [{ ...worst, wire: exchange.wire }];
  });
  const hard = found.filter(({ soft }) => soft !== true);
  const [first] = hard.length > 0 ? hard : found;
  if (first === undefined) return kept;
  const said = [{ ...first, message: `${first.message} (${found.length} of ${exchanges.length} ${what})` }];
  return hard.length > 1 ? said : softly(said);
}
