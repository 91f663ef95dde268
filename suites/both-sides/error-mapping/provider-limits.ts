import { scenario } from '../../../harness/scenario.ts';
import { answersAgain, overProvoked, type Provoked, provoke } from '../provoked.ts';
import { areBounded, heedTheWait, spareTheLimit } from '../resilience/attempts.ts';
import { ofLimits, type Seen } from './judges.ts';

/** Seconds; beyond the minute that retrying libraries wait by themselves, so that the answer comes now. */
const wait = 67;
/** Within what they wait. */
const shortWait = 6;

export default scenario({
  id: 'provider-limits',
  title: 'Requests that the provider refuses for now',
  needs: ['model', 'upstream'],
  cost: { requests: 13, tokens: 300 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    await answersAgain(gateway);
    const provoked = await provoke(gateway, [
      { words: { status: 429, 'retry-after': wait, limits: 0 } },
      { words: { status: 429, 'retry-after': wait, limits: 0 }, stream: true },
      { words: { status: 429, 'retry-after-date': wait, body: 'html' } },
      { words: { status: 429, 'retry-after-ms': wait * 1000, body: 'text' } },
      { words: { status: 429, 'retry-after': wait, body: 'empty' } },
      { words: { status: 429, 'retry-after': wait, body: 'array' }, stream: true },
      { words: { status: 429, 'retry-after': shortWait } },
      { words: { status: 429, 'retry-after': shortWait }, stream: true },
    ]);
    return { provoked, key: gateway.keys.apiKey };
  },
  judges: {
    ...ofLimits,
    'resilience.bounded-attempts': ({ provoked }) => overProvoked(provoked, areBounded),
    'resilience.heeds-retry-after': ({ provoked }) => overProvoked(provoked, heedTheWait),
    'resilience.spares-the-limit': ({ provoked }) => overProvoked(provoked.filter(isShort), spareTheLimit),
  },
});

const isShort = ({ words }: Provoked): boolean => words['retry-after'] === shortWait;
