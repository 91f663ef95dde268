import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Patch } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem, show } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { at } from '../../json.ts';
import { answered, arrival } from '../arrival.ts';
import { bodyOf, directive } from '../sides.ts';

/** The same words for two answers of another length, at once. */
const limits = [3, 5];
/** Long enough for the second to arrive while the first is under way, in milliseconds. */
const delay = '300ms';
const settleMs = 1000;

interface Seen {
  readonly twins: readonly Exchange[];
  readonly together: readonly LoggedRequest[];
  /** What only an earlier request asked for, by its field. */
  readonly foreign: Readonly<Record<string, unknown>>;
  readonly later: LoggedRequest | undefined;
}

export default scenario({
  id: 'beside-others',
  title: 'A request beside another, and after one that asked for more',
  needs: ['model', 'upstream'],
  cost: { requests: limits.length + 2, tokens: 300 },
  exchange: async (gateway): Promise<Seen> => {
    const ask = (nonce: string, patch: Patch, words: Readonly<Record<string, string>> = {}) => {
      const messages = [{ role: 'user', content: `Count to ten. ${directive({ nonce, ...words })}` }];
      return gateway.chat({ temperature: 0, ...patch, messages });
    };
    const nonce = gateway.nonce();
    const twins = await Promise.all(limits.map((max_tokens) => ask(nonce, { max_tokens }, { delay })));
    const wish = { nonce, reaches: 'closed', count: limits.length, timeout: settleMs } as const;
    const { requests: together } = await gateway.upstream.wait(wish);
    const mark = gateway.nonce();
    const foreign = { stop: `stop-${mark}`, user: `user-${mark}`, seed: 271_828 };
    await ask(gateway.nonce(), { ...foreign, max_tokens: 4 });
    const plain = gateway.nonce();
    const later = answered(await arrival(gateway, plain, () => ask(plain, { max_tokens: 4 })));
    return { twins, together, foreign, later };
  },
  judges: {
    'isolation.own-question': ({ twins, together }) => bothArrive(twins, together),
    'isolation.own-parameters': ({ foreign, later }) => (later === undefined ? missing : holdsNone(foreign, later)),
  },
});

const missing = inconclusive('the request did not arrive at the upstream');

function bothArrive(twins: readonly Exchange[], together: readonly LoggedRequest[]): Judgement {
  if (!twins.every(({ ok }) => ok)) return inconclusive('two questions at once were not both answered');
  const [first] = twins;
  if (together.length === 0 || first === undefined) return missing;
  if (together.length >= limits.length) return kept;
  const what = `two questions at once that differ by max_tokens (${limits.join(' and ')})`;
  return [{ ...problem(what, 'both of them upstream', `${together.length} of ${limits.length}`), wire: first.wire }];
}

/** Whatever a gateway asks for by itself, it is not what somebody else asked for. */
function holdsNone(foreign: Seen['foreign'], later: LoggedRequest): Judgement {
  const body = bodyOf(later);
  return Object.entries(foreign)
    .filter(([name, value]) => [at(body, name)].flat().includes(value))
    .map(([name, value]) => problem(`"${name}" upstream`, 'nothing of another request', show(value)));
}
