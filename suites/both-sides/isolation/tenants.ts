import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { statusAndBody } from '../../http.ts';
import { together } from '../../together.ts';
import { directive } from '../sides.ts';

interface Pair {
  readonly how: string;
  readonly answers: readonly Exchange[];
  /** Those that the second tenant's answer may come from: of the same text, or of its own. */
  readonly requests: readonly LoggedRequest[];
  readonly needed: number;
}

const settleMs = 1000;

export default scenario({
  id: 'tenants',
  title: 'Two tenants who ask the same thing',
  needs: ['model', 'upstream', 'key', 'other-key'],
  cost: { requests: 8, tokens: 600 },
  exchange: async (gateway) => {
    const keys = [gateway.keys.apiKey, gateway.keys.otherKey];
    const [inTurn, atOnce, streamed, alike] = await Promise.all([
      sameText(gateway, 'one after the other', (ask) => oneByOne(keys, ask)),
      sameText(gateway, 'at once', (ask) => Promise.all(keys.map(ask))),
      sameText(gateway, 'for a stream', (ask) => oneByOne(keys, ask), { stream: true }),
      alikeTexts(gateway, keys),
    ]);
    return [inTurn, atOnce, streamed, alike];
  },
  judges: { 'isolation.tenants-apart': (pairs) => together(...pairs.map(judge)) },
});

type Ask = (key: string | null) => Promise<Exchange>;

// A temperature of 0, since some caches keep nothing else.
const bodyWith = (nonce: string, patch = {}) => ({
  max_tokens: 4,
  temperature: 0,
  ...patch,
  messages: [{ role: 'user', content: `What is the capital of France? ${directive({ nonce })}` }],
});

async function oneByOne(keys: readonly (string | null)[], ask: Ask): Promise<readonly Exchange[]> {
  const answers: Exchange[] = [];
  for (const key of keys) answers.push(await ask(key));
  return answers;
}

async function sameText(
  gateway: Gateway,
  how: string,
  perform: (ask: Ask) => Promise<readonly Exchange[]>,
  patch = {},
): Promise<Pair> {
  const nonce = gateway.nonce();
  const answers = await perform((key) => gateway.chat(bodyWith(nonce, patch), { key }));
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', count: 2, timeout: settleMs });
  return { how, answers, requests, needed: 2 };
}

async function alikeTexts(gateway: Gateway, [first, second]: readonly (string | null)[]): Promise<Pair> {
  const nonce = gateway.nonce();
  const before = await gateway.chat(bodyWith(gateway.nonce()), { key: first ?? null });
  const answer = await gateway.chat(bodyWith(nonce), { key: second ?? null });
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', timeout: settleMs });
  return { how: 'much alike', answers: [before, answer], requests, needed: 1 };
}

function judge({ how, answers, requests, needed }: Pair): Judgement {
  const refused = answers.find(({ ok }) => !ok);
  if (refused !== undefined) return inconclusive(`it was not answered: ${statusAndBody(refused)}`);
  if (requests.length >= needed) return kept;
  return [problem(`two tenants who asked the same, ${how}`, `${needed} requests upstream`, requests.length)];
}
