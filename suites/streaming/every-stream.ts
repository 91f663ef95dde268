import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Judgement, Problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { errorOf } from '../chat/chunks.ts';
import { at } from '../json.ts';
import { pathOf } from '../over-the-run.ts';
import { requested } from '../requested.ts';
import { seenTwice } from '../seen-twice.ts';
import { chunksConform } from './lifecycle.ts';
import { framed, isWhole, told } from './well-formed.ts';

const streamsOfTheRun = 'chat streams';

/** What only shows under a parameter, in a crowd or now and then is not in the one stream that is looked at closely. */
export default scenario({
  id: 'every-stream',
  title: 'Every whole chat stream of the run',
  needs: [],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (_gateway, seen) => seen.filter(isChatStream),
  judges: {
    ...overall(framed),
    ...overall(told),
    'streaming.chunk-schema': (streams) => seenTwice(streamsOfTheRun, streams.filter(asksForOne), schemaOf),
  },
});

const isChatStream = (exchange: Exchange): boolean =>
  pathOf(exchange).endsWith('/chat/completions') &&
  at(requested(exchange), 'stream') === true &&
  isWhole(exchange) &&
  errorOf(exchange) === undefined;

const asksForOne = (stream: Exchange): boolean => (at(requested(stream), 'n') ?? 1) === 1;

/** Tool calls have requirements of their own. */
const schemaOf = (stream: Exchange): readonly Problem[] =>
  chunksConform(stream).filter(({ message }) => !message.includes('tool_calls'));

type Judge = (stream: Exchange) => Judgement;

function overall<Id extends string>(judges: Readonly<Record<Id, Judge>>) {
  const entries = Object.entries<Judge>(judges).map(([id, judge]) => [
    id,
    (streams: readonly Exchange[]) => seenTwice(streamsOfTheRun, streams, judge),
  ]);
  return Object.fromEntries(entries) as Record<Id, (streams: readonly Exchange[]) => Judgement>;
}
