import { type Keys, keyNames } from '../keys.ts';
import type { UpstreamControl } from '../upstream/control.ts';
import { secretFingerprint } from '../upstream/credentials.ts';
import type { LoggedRequest } from '../upstream/logged-request.ts';
import type { SendOptions, Transport } from './transport.ts';
import type { KeyPlace, UpstreamSide } from './upstream-side.ts';

/** The credential of what is sent past the target. */
const direct = 'none';

/** A shorter key is a word such as `test`, which stands in any text. */
const unmistakable = 8;

interface Parts {
  readonly keys: Keys;
  readonly transport: Pick<Transport, 'send'>;
  readonly options: SendOptions;
}

/** The upstream, and what only somebody with the run's keys and its way out can answer about it. */
export const besideTarget = (upstream: UpstreamControl, { keys, transport, options }: Parts): UpstreamSide => ({
  ...upstream,
  async keysIn(nonce) {
    const { requests } = await upstream.requests(nonce === undefined ? {} : { nonce });
    return requests.flatMap((request) => placesIn(request, keys));
  },
  async credentials() {
    const { requests } = await upstream.requests();
    const brought = requests
      .flatMap(({ headers }) => headers.filter(([name]) => name.toLowerCase() === 'authorization'))
      .filter(([, value]) => !value.includes(secretFingerprint(direct)));
    const prints = fingerprintsOf(keys);
    const ours = brought.filter(([, value]) => prints.some((print) => value.includes(print))).length;
    return { ours, others: brought.length - ours };
  },
  async providerKeyIn(nonce, texts) {
    const { requests } = await upstream.requests({ nonce });
    const prints = printsIn(requests, keys);
    const told = Object.entries(texts).filter(([, text]) =>
      wordsOf(text).some((word) => prints.has(secretFingerprint(word))),
    );
    return { carried: prints.size > 0, told: told.map(([name]) => name) };
  },
  async direct(body) {
    const { status, headAt, reads, endAt } = await transport.send(
      {
        method: 'POST',
        url: `${upstream.url}/chat/completions`,
        headers: [
          ['accept', 'application/json'],
          ['content-type', 'application/json'],
          ['authorization', `Bearer ${direct}`],
        ],
        body: Buffer.from(JSON.stringify(body)),
      },
      options,
    );
    return { status, headAt, bodyAt: reads[0]?.at ?? null, endAt };
  },
});

const fingerprintsOf = (keys: Keys): readonly string[] =>
  keyNames.flatMap((name) => (keys[name] === null ? [] : [secretFingerprint(keys[name])]));

/** The fingerprints of the credentials that requests carried, but for those of the run. */
function printsIn(requests: readonly LoggedRequest[], keys: Keys): ReadonlySet<string> {
  const ours = fingerprintsOf(keys);
  const credentials = requests.flatMap(({ headers }) => headers.filter(([name]) => /auth|api-?key/i.test(name)));
  const prints = credentials.flatMap(([, value]) => value.match(/sha256:[0-9a-f]{64}/g) ?? []);
  return new Set(prints.filter((print) => !ours.includes(print)));
}

/** Whatever could be a key: it has no other characters than these, and one in base64 may end in `=`. */
const wordsOf = (text: string): readonly string[] =>
  [/[^\w.~+/=-]+/, /[^\w.~+/-]+/]
    .flatMap((between) => text.split(between))
    .filter(({ length }) => length >= unmistakable);

/** Where a request carries keys of the run, as they are or as the log's fingerprints of them. */
function placesIn({ headers, path, text = '' }: LoggedRequest, keys: Keys): readonly KeyPlace[] {
  const parts = [
    ...headers.map(([name, value]) => [`header ${name.toLowerCase()}`, value] as const),
    ['path', path] as const,
    ['body', text] as const,
  ];
  return keyNames.flatMap((key) => {
    const secret = keys[key];
    if (secret === null) return [];
    const spelled = secret.length < unmistakable ? [] : [secret, Buffer.from(secret).toString('base64')];
    const forms = [secretFingerprint(secret), ...spelled];
    const found = parts.filter(([, value]) => forms.some((form) => value.includes(form)));
    return found.map(([place]) => ({ key, place }));
  });
}
