import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { overall, rulesOver } from '../over-the-run.ts';
import { conventions } from './conventions.ts';
import { echoesKey } from './key-echo.ts';

interface Seen {
  readonly exchanges: readonly Exchange[];
  readonly key: string | null;
}

export default scenario({
  id: 'security-throughout',
  title: 'Every answer of the run, for what it tells',
  needs: [],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (gateway, exchanges): Promise<Seen> => ({ exchanges, key: gateway.keys.apiKey }),
  judges: {
    'auth.key-not-echoed': ({ exchanges, key }): Judgement =>
      key === null ? notOffered('no key was given') : overall(exchanges, (answer) => echoesKey(answer, key)),
    ...rulesOver(conventions, ({ exchanges }: Seen) => exchanges),
  },
});
