import type { Exchange } from '../../harness/gateway/exchange.ts';
import { scenario } from '../../harness/scenario.ts';
import { rulesOver } from '../over-the-run.ts';
import { conventions } from './conventions.ts';
import { echoesOwnKey } from './key-echo.ts';

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
    'auth.key-not-echoed': ({ exchanges, key }) => echoesOwnKey(exchanges, key),
    ...rulesOver(conventions, ({ exchanges }: Seen) => exchanges),
  },
});
