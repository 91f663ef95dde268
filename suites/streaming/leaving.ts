import type { OpenAI } from 'openai';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { cappedAt } from '../chat/capped.ts';
import { resolved } from '../clients/calls.ts';
import { statusAndBody } from '../http.ts';
import { list } from '../json.ts';
import { together } from '../together.ts';

/** When the raw clients leave, in milliseconds: among the words. */
const leaveAfterMs = [80, 120];
/** When the SDK leaves its first call, in milliseconds: before most heads. */
const abortAfterMs = 20;
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
    const body = long as unknown as Body;
    const stays = cappedAt(gateway, cap, 'Count from 1 to 70 in words.');
    const staying: Promise<Exchange>[] = [];
    const [sdk] = await Promise.all([
      gateway.openai(async (client) => {
        staying.push(gateway.post('/chat/completions', { ...stays, stream: true })); // others leave beside it
        const left = await leftEarly(client, body);
        const broken = await client.chat.completions.create({ ...body, stream: true });
        for await (const _chunk of broken) break;
        const aborted = await client.chat.completions.create({ ...body, stream: true });
        for await (const _chunk of aborted) aborted.controller.abort();
        await Promise.all(staying); // by then it is known on the other side that they have left
        await client.chat.completions.create({ ...(gateway.chatBody() as unknown as typeof body), stream: false });
        return left;
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
      if (sdk.error !== undefined && sdk.exchanges.length < 4) {
        return inconclusive(`the calls to leave failed: ${sdk.error.message}`);
      }
      return [
        ...resolved('chat.completions.create() after three calls were left', sdk),
        ...holds('an aborted call', sdk.value, 'APIUserAbortError', sdk.error !== undefined || isAbort(sdk.value)),
      ];
    },
  },
});

type Body = Omit<OpenAI.Chat.ChatCompletionCreateParams, 'stream'>;

/** The class of the error that an aborted call ends with; null when the target was quicker than the abort. */
async function leftEarly(client: OpenAI, body: Body): Promise<string | null> {
  const controller = new AbortController();
  const leaving = setTimeout(() => controller.abort(), abortAfterMs);
  try {
    await client.chat.completions.create({ ...body, stream: false }, { signal: controller.signal });
    return null;
  } catch (error) {
    return error instanceof Error ? error.constructor.name : String(error);
  } finally {
    clearTimeout(leaving);
  }
}

const isAbort = (left: string | null | undefined): boolean => left === null || left === 'APIUserAbortError';

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
