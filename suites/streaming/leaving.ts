import type { OpenAI } from 'openai';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { cappedAt } from '../chat/capped.ts';
import { statusAndBody } from '../http.ts';
import { resolved } from '../sdk-node/calls.ts';

/** When the raw clients leave, in milliseconds: one before most heads, two among the words. */
const leaveAfterMs = [20, 80, 120];
const cap = 64;

export default scenario({
  id: 'leaving',
  title: 'Clients that leave in the middle of a stream',
  needs: ['model'],
  cost: { requests: 10, tokens: 700 },
  exchange: async (gateway) => {
    const long = cappedAt(gateway, cap, 'Count from 1 to 60 in words.');
    const before = await gateway.chat();
    await Promise.all(
      leaveAfterMs.map((ms) =>
        gateway.post('/chat/completions', { ...long, stream: true }, { signal: AbortSignal.timeout(ms) }),
      ),
    );
    const after = await Promise.all(leaveAfterMs.map(() => gateway.chat()));
    // The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time.
    const body = long as unknown as Omit<OpenAI.Chat.ChatCompletionCreateParams, 'stream'>;
    const sdk = await gateway.openai(async (client) => {
      const broken = await client.chat.completions.create({ ...body, stream: true });
      for await (const _chunk of broken) break;
      const aborted = await client.chat.completions.create({ ...body, stream: true });
      for await (const _chunk of aborted) aborted.controller.abort();
      return client.chat.completions.create({ ...(gateway.chatBody() as unknown as typeof body), stream: false });
    });
    return { before, after, sdk };
  },
  judges: {
    'streaming.survives-leaving': ({ before, after }) => areAnswered(before, after),
    'sdk-node.leaving': ({ sdk }) => {
      // A stream that never began, or did not stream, is judged where nobody leaves it.
      if (sdk.exchanges.length < 3) return inconclusive(`the streams to leave failed: ${sdk.error?.message}`);
      return resolved('chat.completions.create() after two streams were left', sdk);
    },
  },
});

function areAnswered(before: Exchange, after: readonly Exchange[]): Judgement {
  if (before.status !== 200) return inconclusive('the request before it was not answered either');
  return after.flatMap((answer) => {
    const { wire } = answer;
    if (answer.status !== 200) {
      return [{ ...problem('the next request', '200', statusAndBody(answer)), wire }];
    }
    const patience = 3 * before.wire.endAt + 2000; // ms: a generation that goes on unseen holds its slot for seconds
    const took = Math.round(wire.endAt);
    return softly(
      holds('the next answer', `after ${took} ms`, `within ${Math.round(patience)} ms`, took <= patience),
    ).map((one) => ({ ...one, wire }));
  });
}
