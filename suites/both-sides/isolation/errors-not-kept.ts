import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { statusAndBody } from '../../http.ts';
import { at } from '../../json.ts';
import { together } from '../../together.ts';
import { documentsOf, saidIn } from '../said.ts';
import { directive } from '../sides.ts';

interface Twice {
  readonly failure: string;
  readonly answers: readonly [Exchange, Exchange];
  /** How many requests the upstream had seen after each. */
  readonly arrived: readonly [number, number];
  /** Whether another question was answered meanwhile: a gateway that rests a provider answers none. */
  readonly answersOthers: boolean;
}

const settleMs = 500;

/** What goes wrong the first time alone. */
const failures: readonly { readonly words: Readonly<Record<string, string | number>>; readonly stream?: true }[] = [
  { words: { status: 400 } },
  { words: { status: 500 } },
  { words: { error: 'body' } },
  { words: { error: 0 }, stream: true },
  { words: { cut: 3 }, stream: true },
];

export default scenario({
  id: 'errors-not-kept',
  title: 'The same question after a failure',
  needs: ['model', 'upstream'],
  cost: { requests: 16, tokens: 900 },
  alone: true, // a gateway that rests a failing provider refuses whoever comes next
  exchange: async (gateway) => {
    const seen = await Promise.all(failures.map(({ words, stream }) => twice(gateway, words, stream === true)));
    const after = await gateway.chat({ max_tokens: 4 }); // waits until a provider that was rested is back
    return { seen, after };
  },
  judges: { 'isolation.errors-not-kept': ({ seen }) => together(...seen.map(judge)) },
});

async function twice(
  gateway: Gateway,
  words: Readonly<Record<string, string | number>>,
  stream: boolean,
): Promise<Twice> {
  const nonce = gateway.nonce();
  const content = `Count from 1 to 6. ${directive({ nonce, times: 1, ...words })}`;
  const ask = (text = content) => {
    const messages = [{ role: 'user', content: text }];
    return gateway.chat({ max_tokens: 24, temperature: 0, stream, messages }, { patient: false });
  };
  const arrivals = async (count: number) => {
    const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', count, timeout: settleMs });
    return requests.length;
  };
  const first = await ask();
  const before = await arrivals(1);
  const second = await ask();
  const failure = Object.entries(words)
    .map(([word, value]) => `${word}=${value}`)
    .join(' ');
  const after = await arrivals(before + 1);
  const kept = after === before && !isWhole(second);
  const answersOthers = kept && isWhole(await ask(`Count from 1 to 7. ${gateway.nonce()}`));
  return { failure, answers: [first, second], arrived: [before, after], answersOthers };
}

/** Whether somebody can read an answer to its end. */
function isWhole(answer: Exchange): boolean {
  const documents = documentsOf(answer);
  if (!answer.ok || answer.wire.ending !== 'complete' || documents.some((document) => at(document, 'error')))
    return false;
  return saidIn(documents).choices.some(({ finish }) => typeof finish === 'string');
}

function judge({ failure, answers: [, second], arrived: [before, after], answersOthers }: Twice): Judgement {
  if (before === 0) return inconclusive('nothing arrived at the upstream');
  if (isWhole(second)) return kept;
  if (after > before)
    return inconclusive(`asked again after ${failure}, the provider answered well, its client got less`);
  if (!answersOthers) return inconclusive(`it rests the provider after ${failure}`);
  const seen = `${statusAndBody(second)}, and no request upstream`;
  return [problem(`the same question after ${failure}`, 'to be asked anew', seen)];
}
