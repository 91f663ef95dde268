import type { Credentials, KeyPlace } from '../../../harness/gateway/upstream-side.ts';
import { holds, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';

const credential = 'header authorization';

export default scenario({
  id: 'keys-throughout',
  title: 'Every request of the run that arrived at the provider, for the keys that it carries',
  needs: ['upstream', 'key'],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (gateway) => {
    const found = (await gateway.upstream.keysIn()).filter(isBeside);
    const places = [...new Set(found.map(({ place }) => place))];
    return { places, credentials: await gateway.upstream.credentials() };
  },
  judges: {
    'fidelity.client-key-stays': ({ places, credentials: { ours, others } }) => [
      ...places.map((place) => problem('a request upstream', "no key of the gateway's client", `a key, in ${place}`)),
      ...holds('the requests with the key of the client in place of its own', ours, 'none', !hasBoth({ ours, others })),
    ],
  },
});

/** A text may hold whatever its author wrote; a header that holds the key has been made by the gateway. */
const isBeside = ({ place }: KeyPlace): boolean => place.startsWith('header ') && place !== credential;

/** Whose clients bring the provider's key sends that always, and others by wrong keys alone. */
const hasBoth = ({ ours, others }: Credentials): boolean => ours > 0 && others > ours;
