import type { Exchange } from '../../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { together } from '../../together.ts';
import { directive } from '../sides.ts';

interface Twins {
  readonly differ: string;
  readonly answers: readonly Exchange[];
  readonly requests: readonly LoggedRequest[];
}

type Messages = readonly Readonly<Record<string, unknown>>[];

const settleMs = 1000;
const prefix = 'Translate the following sentence into French and say nothing else, please. '.repeat(6);

const picture = (bytes: string) => ({
  type: 'image_url',
  image_url: { url: `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf${bytes}`, detail: 'low' },
});

/** Two conversations that say something else in one place, each with the mark somewhere. */
const pairs: readonly { readonly differ: string; readonly texts: (mark: string) => readonly [Messages, Messages] }[] = [
  {
    differ: 'in their last words',
    texts: (mark) => [
      [{ role: 'user', content: `${mark} ${prefix}The river is wide.` }],
      [{ role: 'user', content: `${mark} ${prefix}The river is deep.` }],
    ],
  },
  {
    differ: 'in their instructions',
    texts: (mark) => [
      [
        { role: 'system', content: 'Answer in French.' },
        { role: 'user', content: `Greet me. ${mark}` },
      ],
      [
        { role: 'system', content: 'Answer in Greek.' },
        { role: 'user', content: `Greet me. ${mark}` },
      ],
    ],
  },
  {
    differ: 'in an earlier answer',
    texts: (mark) =>
      ['red', 'blue'].map((colour) => [
        { role: 'user', content: 'Choose a colour.' },
        { role: 'assistant', content: colour },
        { role: 'user', content: `Which was it? ${mark}` },
      ]) as unknown as readonly [Messages, Messages], // two colours, two conversations
  },
  {
    differ: 'in a picture',
    texts: (mark) => [
      [{ role: 'user', content: [{ type: 'text', text: `What is this? ${mark}` }, picture('FcSJAAAA')] }],
      [{ role: 'user', content: [{ type: 'text', text: `What is this? ${mark}` }, picture('FcSJBBBB')] }],
    ],
  },
];

export default scenario({
  id: 'own-question',
  title: 'Questions that are much alike',
  needs: ['model', 'upstream'],
  cost: { requests: 8, tokens: 1000 },
  exchange: (gateway) =>
    Promise.all(
      pairs.map(async ({ differ, texts }): Promise<Twins> => {
        const nonce = gateway.nonce();
        const [first, second] = texts(directive({ nonce }));
        const ask = (messages: Messages) => gateway.chat({ max_tokens: 4, temperature: 0, messages });
        const answers = [await ask(first), await ask(second)]; // a cache is filled before it is asked
        const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', count: 2, timeout: settleMs });
        return { differ, answers, requests };
      }),
    ),
  judges: { 'isolation.own-question': (twins) => together(...twins.map(judge)) },
});

function judge({ differ, answers, requests }: Twins): Judgement {
  if (!answers.every(({ ok }) => ok)) return inconclusive(`two questions that differ ${differ} were not both answered`);
  if (requests.length === 0) return inconclusive('nothing arrived at the upstream');
  const bodies = new Set(requests.map(({ text }) => text));
  if (bodies.size >= 2) return kept;
  return [problem(`two questions that differ ${differ}`, 'both of them upstream', bodies.size)];
}
