import type { OpenAI } from 'openai';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { cappedAt } from '../chat/capped.ts';
import { resolved } from '../clients/calls.ts';
import { statusAndBody } from '../http.ts';
import { list } from '../json.ts';
import { together } from '../together.ts';

/** When the raw clients leave, in milliseconds: one before most heads, two among the words. */
const leaveAfterMs = [20, 80, 120];
const cap = 64;

export default scenario({
  id: 'leaving',
  title: 'Clients that leave in the middle of a stream',
  needs: ['model'],
  alone: true, // what leaving breaks must be met here and not by whoever asks beside it
  cost: { requests: 12, tokens: 780 },
  exchange: async (gateway) => {
    const long = cappedAt(gateway, cap, 'Count from 1 to 60 in words.');
    const first = await gateway.chat();
    // What somebody who left before broke may be met here: the second answer is the measure of those that follow.
    const before = first.ok ? first : await gateway.chat();
    // The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time.
    const body = long as unknown as Omit<OpenAI.Chat.ChatCompletionCreateParams, 'stream'>;
    const stays = cappedAt(gateway, cap, 'Count from 1 to 70 in words.');
    const staying: Promise<Exchange>[] = [];
    const [sdk] = await Promise.all([
      gateway.openai(async (client) => {
        staying.push(gateway.post('/chat/completions', { ...stays, stream: true })); // two clients leave beside it
        const broken = await client.chat.completions.create({ ...body, stream: true });
        for await (const _chunk of broken) break;
        const aborted = await client.chat.completions.create({ ...body, stream: true });
        for await (const _chunk of aborted) aborted.controller.abort();
        await Promise.all(staying); // by then it is known on the other side that they have left
        return client.chat.completions.create({ ...(gateway.chatBody() as unknown as typeof body), stream: false });
      }),
      ...leaveAfterMs.map((ms) =>
        gateway.post('/chat/completions', { ...long, stream: true }, { signal: AbortSignal.timeout(ms) }),
      ),
    ]);
    const after = await Promise.all(leaveAfterMs.map(() => gateway.chat()));
    return { before, staying: await Promise.all(staying), after, sdk };
  },
  judges: {
    'streaming.survives-leaving': ({ before, staying, after }) =>
      together(areAnswered(before, after), ...staying.map(isWhole)),
    'clients.leaving': ({ sdk }) => {
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
    if (answer.status !== 200 || list(answer.json, 'choices').length === 0) {
      return [{ ...problem('the next request', '200 and a completion', statusAndBody(answer)), wire }];
    }
    const patience = 3 * before.wire.endAt + 2000; // ms: a generation that goes on unseen holds its slot for seconds
    const took = Math.round(wire.endAt);
    return softly(
      holds('the next answer', `after ${took} ms`, `within ${Math.round(patience)} ms`, took <= patience),
    ).map((one) => ({ ...one, wire }));
  });
}

/** The stream of a client that stays is nobody else's business; a refused one says nothing. */
function isWhole(staying: Exchange): Judgement {
  const { wire, status } = staying;
  if (status !== 200)
    return inconclusive(`the stream of the client that stayed was refused: ${statusAndBody(staying)}`);
  const found = holds('the stream of a client that stayed', wire.ending, '"complete"', wire.ending === 'complete');
  return found.map((one) => ({ ...one, wire }));
}
