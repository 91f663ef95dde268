import type { KeyPlace } from '../../../harness/gateway/upstream-side.ts';
import { problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';

/** Where its own key belongs; who calls a gateway with the provider's key finds that there, and is told elsewhere. */
const credential = 'header authorization';

export default scenario({
  id: 'keys-throughout',
  title: 'Every request of the run that arrived at the provider, for the keys that it carries',
  needs: ['upstream', 'key'],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (gateway): Promise<readonly KeyPlace[]> => {
    const found = (await gateway.upstream.keysIn()).filter(isBeside);
    const places = new Set(found.map(({ place }) => place));
    return [...places].flatMap((place) => found.find((one) => one.place === place) ?? []);
  },
  judges: {
    'fidelity.client-key-stays': (places) =>
      places.map(({ place }) => problem('a request upstream', "no key of the gateway's client", `a key, in ${place}`)),
  },
});

/** A text may hold whatever its author wrote; a header that holds the key has been made by the gateway. */
const isBeside = ({ place }: KeyPlace): boolean => place.startsWith('header ') && place !== credential;
