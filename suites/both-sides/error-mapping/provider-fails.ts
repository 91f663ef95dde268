import { scenario } from '../../../harness/scenario.ts';
import { answersAgain, overProvoked, provoke } from '../provoked.ts';
import { areBounded } from '../resilience/attempts.ts';
import { ofFailures, type Seen } from './judges.ts';

/** Looks like a key, so that a gateway may know it for one. */
const secret = 'sk-runestone-marker-of-the-upstream';

export default scenario({
  id: 'provider-fails',
  title: 'Requests that the provider fails to answer',
  needs: ['model', 'upstream'],
  cost: { requests: 16, tokens: 500 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    await answersAgain(gateway);
    const provoked = await provoke(gateway, [
      { words: { status: 500, secret } },
      { words: { status: 500 }, stream: true },
      { words: { status: 502, body: 'html' } },
      { words: { status: 502, body: 'html' }, stream: true },
      { words: { status: 503, body: 'text', 'retry-after': 67 } },
      { words: { status: 503, 'retry-after': 67 }, stream: true },
      { words: { status: 504, body: 'empty' } },
      { words: { status: 529, body: 'array' } },
      { words: { status: 520, body: 'html' } },
    ]);
    // A gateway that rests a provider at once whose key is wrong would answer for all the others in its own words.
    await answersAgain(gateway);
    const keyless = await provoke(gateway, [{ words: { status: 401, secret } }]);
    return { provoked: [...provoked, ...keyless], key: gateway.keys.apiKey };
  },
  judges: {
    ...ofFailures,
    'resilience.bounded-attempts': ({ provoked }) => overProvoked(provoked, areBounded),
  },
});
