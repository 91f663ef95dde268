import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { KeyPlace, ProviderKey } from '../../../harness/gateway/upstream-side.ts';
import { inconclusive, type Judgement, kept, notOffered, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { secretFingerprint } from '../../../harness/upstream/credentials.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { arrival } from '../arrival.ts';
import { directive } from '../sides.ts';

interface Seen {
  readonly answers: readonly Exchange[];
  readonly requests: readonly LoggedRequest[];
  readonly places: readonly KeyPlace[];
  readonly providerKeys: readonly ProviderKey[];
  /** Whether a key that nobody made got through to the provider. */
  readonly anyKeyPasses: boolean;
}

/** What a browser, or a proxy on the way, adds for the gateway alone. */
const own = { cookie: 'session=of-the-client', 'proxy-authorization': 'Basic cnVuZTpzdG9uZQ==' };

export default scenario({
  id: 'keys-stay',
  title: 'Keys and cookies, each on their side',
  needs: ['model', 'upstream', 'key'],
  cost: { requests: 4, tokens: 200 },
  exchange: async (gateway): Promise<Seen> => {
    const ask = async (words: Readonly<Record<string, string | number>>, patch = {}, options = {}) => {
      const nonce = gateway.nonce();
      const messages = [{ role: 'user', content: `Say OK. ${directive({ nonce, ...words })}` }];
      const one = await arrival(gateway, nonce, () =>
        gateway.chat({ max_tokens: 4, ...patch, messages }, { patient: false, ...options }),
      );
      const places = await gateway.upstream.keysIn(nonce);
      return { ...one, places, providerKey: await gateway.upstream.providerKeyIn(nonce, textsOf(one.answer)) };
    };
    const [strange, ...known] = await Promise.all([
      ask({}, {}, { key: `sk-wrong-${gateway.nonce()}` }),
      ask({ secret: gateway.nonce() }, {}, { headers: own }),
      ask({}, { stream: true }),
      ask({ status: 400 }),
    ]);
    return {
      answers: known.map(({ answer }) => answer),
      requests: known.flatMap(({ requests }) => requests),
      places: known.flatMap(({ places }) => places),
      providerKeys: known.map(({ providerKey }) => providerKey),
      anyKeyPasses: strange.requests.length > 0,
    };
  },
  judges: {
    'fidelity.client-key-stays': clientKeyStays,
    'fidelity.provider-key-stays': providerKeyStays,
    'fidelity.private-headers-stay': privateHeadersStay,
    'fidelity.provider-cookies-stay': ({ answers, requests }) => {
      if (requests.length === 0) return absent;
      const set = answers
        .flatMap((answer) => answer.all('set-cookie'))
        .filter((value) => /upstream-session/.test(value));
      return set.length === 0 ? kept : [problem('the cookies of the answer', 'none of the provider', set[0])];
    },
  },
});

const absent = inconclusive('nothing arrived at the upstream');

const isCredential = (place: string): boolean => place === 'header authorization';

function clientKeyStays({ requests, places, anyKeyPasses }: Seen): Judgement {
  if (requests.length === 0) return absent;
  const found = places.filter(({ key }) => key === 'apiKey');
  const beside = found.find(({ place }) => !isCredential(place)) ?? found[0];
  if (beside === undefined) return kept;
  if (isCredential(beside.place) && anyKeyPasses) {
    return notOffered('it has no keys of its own: who calls it brings the key of the provider');
  }
  return [problem('the request upstream', "no key of the gateway's client", `the key, in ${beside.place}`)];
}

/** The parts of an answer, named for the report. */
const textsOf = ({ wire, text }: Exchange): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(wire.headers.map(([name, value]) => [`header ${name}`, value])),
  body: text,
});

function providerKeyStays({ requests, providerKeys }: Seen): Judgement {
  if (requests.length === 0) return absent;
  if (!providerKeys.some(({ carried }) => carried)) return notOffered('it sends no key of its own to the provider');
  return providerKeys.flatMap(({ told }) =>
    told.map((place) => problem('the answer', 'no key of the provider', `the key, in ${place}`)),
  );
}

function privateHeadersStay({ requests }: Seen): Judgement {
  if (requests.length === 0) return absent;
  const passed = Object.entries(own)
    .filter(([name, value]) => requests.some((request) => carries(request, name, value)))
    .map(([name]) => name);
  return passed.map((name) => problem('the headers upstream', `no "${name}" of the client`, name));
}

/** Whether a header holds what the client sent; one of the gateway's own, such as a cookie of the provider, is no leak. */
function carries({ headers }: LoggedRequest, name: string, value: string): boolean {
  const secret = value.replace(/^Basic /, '');
  const forms = [secret, secretFingerprint(secret)];
  return headers.some(([header, seen]) => header.toLowerCase() === name && forms.some((form) => seen.includes(form)));
}
