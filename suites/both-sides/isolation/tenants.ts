import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { statusAndBody } from '../../http.ts';
import { declinesEndpoint } from '../../not-offered.ts';
import { together } from '../../together.ts';
import { directive } from '../sides.ts';
import { type TextPath, textBody } from '../text-body.ts';

interface Pair {
  readonly how: string;
  readonly path: Path;
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
  cost: { requests: 12, tokens: 900 },
  exchange: async (gateway) => {
    const keys = [gateway.keys.apiKey, gateway.keys.otherKey];
    return Promise.all([
      sameText(gateway, 'one after the other', (ask) => oneByOne(keys, ask)),
      sameText(gateway, 'at once', (ask) => Promise.all(keys.map(ask))),
      sameText(gateway, 'for a stream', (ask) => oneByOne(keys, ask), { stream: true }),
      sameText(gateway, 'for a legacy completion', (ask) => oneByOne(keys, ask), {}, '/completions'),
      sameText(gateway, 'for a response', (ask) => oneByOne(keys, ask), {}, '/responses'),
      alikeTexts(gateway, keys),
    ]);
  },
  judges: { 'isolation.tenants-apart': (pairs) => together(...pairs.map(judge)) },
});

type Ask = (key: string | null) => Promise<Exchange>;

type Path = '/chat/completions' | TextPath;

const question = (nonce: string): string => `What is the capital of France? ${directive({ nonce })}`;

// A temperature of 0, since some caches keep nothing else.
function ask(gateway: Gateway, path: Path, nonce: string, key: string | null, patch = {}): Promise<Exchange> {
  const text = question(nonce);
  const same = { temperature: 0, ...patch };
  if (path === '/chat/completions') {
    return gateway.chat({ max_tokens: 4, ...same, messages: [{ role: 'user', content: text }] }, { key });
  }
  const cap = path === '/completions' ? 4 : undefined; // a response takes more than that
  return gateway.post(path, textBody(gateway, path, text, cap, same), { key });
}

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
  path: Path = '/chat/completions',
): Promise<Pair> {
  const nonce = gateway.nonce();
  const answers = await perform((key) => ask(gateway, path, nonce, key, patch));
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', count: 2, timeout: settleMs });
  return { how, path, answers, requests, needed: 2 };
}

async function alikeTexts(gateway: Gateway, [first, second]: readonly (string | null)[]): Promise<Pair> {
  const nonce = gateway.nonce();
  const path = '/chat/completions';
  const before = await ask(gateway, path, gateway.nonce(), first ?? null);
  const answer = await ask(gateway, path, nonce, second ?? null);
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', timeout: settleMs });
  return { how: 'much alike', path, answers: [before, answer], requests, needed: 1 };
}

function judge({ how, path, answers, requests, needed }: Pair): Judgement {
  const absent = answers.map((answer) => (path === '/chat/completions' ? null : declinesEndpoint(answer, path)));
  const declined = absent.find((one) => one !== null);
  if (declined !== undefined) return declined;
  const refused = answers.find(({ ok }) => !ok);
  if (refused !== undefined) return inconclusive(`it was not answered: ${statusAndBody(refused)}`);
  if (requests.length >= needed) return kept;
  return [problem(`two tenants who asked the same, ${how}`, `${needed} requests upstream`, requests.length)];
}
