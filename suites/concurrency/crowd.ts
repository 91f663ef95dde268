import type { Gateway } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, notOffered, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { unknownModel } from '../models/model-unknown.ts';
import { cappedAt } from '../room.ts';
import { foreignWords, isWhole } from './answers.ts';
import { measure } from './figures.ts';
import { type Asked, outcomeOf } from './outcome.ts';

/** Streams that go on while others fail beside them. */
const streams = 7;
/** Some clients leave before an answer has begun. */
const leaveAfterMs = 15;

/** Long enough to be under way together, and to be left in the middle. */
const room = 64;

interface Seen {
  readonly streamed: readonly Asked[];
  readonly twins: readonly Asked[];
}

export default scenario({
  id: 'crowd',
  title: 'Good requests at once among faulty ones and some whose clients leave',
  needs: ['model'],
  alone: true,
  cost: { requests: 16, tokens: 12 * (room + 36) },
  exchange: async (gateway): Promise<Seen> => {
    await gateway.openai(async () => null); // loaded now, or it would come to the crowd too late
    const twin = gateway.nonce();
    const streamed = Array.from({ length: streams }, () => ask(gateway, gateway.nonce(), true));
    const twins = [ask(gateway, twin, false), ask(gateway, twin, false)];
    const others = [...faulty(gateway), ...leaving(gateway)];
    const seen = { streamed: await Promise.all(streamed), twins: await Promise.all(twins) };
    await Promise.all(others);
    return seen;
  },
  judges: {
    'concurrency.neighbours-unharmed': ({ streamed, twins }) => [...streamed, ...twins].flatMap(isWhole),
    'concurrency.no-cross-talk': ({ streamed, twins }) => {
      const apart = [...streamed, ...twins.slice(0, 1)]; // the other twin rightly says the same
      return apart.flatMap((one, index) => foreignWords(one, index, apart));
    },
    'concurrency.no-merging': areTwo,
  },
  measures: ({ streamed, twins }) => measure('crowd', streams + 2, [...streamed, ...twins]),
});

/** A request for an answer of some length. */
function asking(gateway: Gateway, nonce: string, stream: boolean) {
  const content = `Say ${nonce}, then count from 1 to 80 in words.`;
  const messages = [{ role: 'user' as const, content }];
  return { ...gateway.chatBody(), ...cappedAt(gateway, room), model: gateway.model, messages, stream };
}

async function ask(gateway: Gateway, nonce: string, streamed: boolean): Promise<Asked> {
  const answer = await gateway.post('/chat/completions', asking(gateway, nonce, streamed), { patient: false });
  return { nonce, streamed, answer };
}

const faulty = (gateway: Gateway) =>
  [
    '{"model": ',
    gateway.chatBody({ messages: undefined, stream: true }),
    gateway.chatBody({ messages: 'Hello' }),
    gateway.chatBody({ model: unknownModel, stream: true }),
  ].map((body) => gateway.post('/chat/completions', body, { patient: false }));

/** Two clients that leave at once, and one that has read the first words. */
function leaving(gateway: Gateway): readonly Promise<unknown>[] {
  const early = [false, true].map((stream) =>
    gateway.post('/chat/completions', asking(gateway, gateway.nonce(), stream), {
      patient: false,
      signal: AbortSignal.timeout(leaveAfterMs),
    }),
  );
  const body = { ...asking(gateway, gateway.nonce(), true), stream: true } as const;
  const midway = gateway.openai(
    async (client) => {
      for await (const chunk of await client.chat.completions.create(body)) return chunk.id;
      return null;
    },
    { patient: false },
  );
  return [...early, midway];
}

function areTwo({ twins }: Seen): Judgement {
  const [one, two] = twins;
  const outcomes = twins.map(outcomeOf);
  if (outcomes.includes('refused')) return notOffered('one of the two equal requests was refused');
  if (one === undefined || two === undefined || outcomes.some((outcome) => outcome !== 'ok')) {
    return inconclusive('one of the two equal requests was not answered');
  }
  const ids = [one, two].map(({ answer }) => at(answer.json, 'id'));
  const sameId = ids[0] !== undefined && ids[0] === ids[1];
  if (!sameId) return [];
  return [{ ...problem('the ids of two equal requests', 'two', ids), wire: two.answer.wire }];
}
