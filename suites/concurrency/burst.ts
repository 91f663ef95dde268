import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { everyOne, haveOwnRequestIds } from '../http.ts';
import * as framing from '../streaming/framing.ts';
import { oneId } from '../streaming/lifecycle.ts';
import { saysWhen } from '../throttling/retry-after.ts';
import { foreignWords, haveOwnIds, isWhole } from './answers.ts';
import { measure } from './figures.ts';
import { type Asked, outcomeOf } from './outcome.ts';

/** More than the ten that reports usually claim, half of them streams, all in flight together. */
const atOnce = 16;

export default scenario({
  id: 'burst',
  title: `${atOnce} requests at once, half of them streamed`,
  needs: ['model'],
  alone: true,
  cost: { requests: atOnce, tokens: atOnce * 60 },
  exchange: (gateway) =>
    Promise.all(
      Array.from({ length: atOnce }, async (_, index): Promise<Asked> => {
        const nonce = gateway.nonce();
        const streamed = index % 2 === 1;
        const messages = [{ role: 'user', content: `Repeat exactly: ${nonce}` }];
        const answer = await gateway.chat({ messages, ...(streamed && { stream: true }) });
        return { nonce, streamed, answer };
      }),
    ),
  judges: {
    'concurrency.no-cross-talk': (asked) => asked.flatMap((one, index) => foreignWords(one, index, asked)),
    'concurrency.none-lost': (asked) => asked.flatMap(isWhole),
    'concurrency.own-id': haveOwnIds,
    // What is lost is said above; those that came to their end must not have been mixed up on the way.
    'streaming.data-is-json': (asked) => everyOne(streams(asked), framing.dataIsJson),
    'streaming.blank-line-after-every-event': (asked) => everyOne(streams(asked), framing.everyEventIsEnded),
    'streaming.one-id': (asked) => everyOne(streams(asked), oneId),
    'throttling.retry-after': refusalsSayWhen,
    'http.request-id-unique': (asked) => haveOwnRequestIds(asked.map(({ answer }) => answer)),
  },
  measures: (asked) => measure('burst', atOnce, asked),
});

const streams = (asked: readonly Asked[]): Readonly<Record<string, Exchange>> =>
  Object.fromEntries(
    asked.flatMap((one, index) => (one.streamed && outcomeOf(one) === 'ok' ? [[`stream ${index}`, one.answer]] : [])),
  );

function refusalsSayWhen(asked: readonly Asked[]): Judgement {
  const refused = asked.filter((one) => outcomeOf(one) === 'refused');
  if (refused.length === 0) return notOffered(`none of ${atOnce} requests at once was refused`);
  return refused.flatMap(({ answer }) => saysWhen(answer)).slice(0, 1);
}
