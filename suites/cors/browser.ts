import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { sdkHeaders } from '../http/sdk-headers.ts';
import { statusAndBody } from '../http.ts';

const origin = 'https://runestone.example';

/** What a browser asks for the SDK: it sets its own accept, language and user-agent. */
const asked = ['authorization', 'content-type', ...Object.keys(sdkHeaders).filter((name) => name.startsWith('x-'))];

interface Seen {
  readonly preflight: Exchange;
  readonly chat: Exchange;
  readonly refused: Exchange;
}

export default scenario({
  id: 'browser',
  title: 'A preflight, a chat and a refusal, as a browser on another site sends them',
  needs: ['model'],
  cost: { requests: 3, tokens: 40 },
  exchange: async (gateway): Promise<Seen> => {
    const [preflight, chat, refused] = await Promise.all([
      gateway.send({
        method: 'OPTIONS',
        path: '/chat/completions',
        key: null,
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked.join(',') },
        patient: false,
      }),
      gateway.chat({}, { headers: { origin } }),
      gateway.post('/chat/completions', '{"model": ', {
        headers: { origin },
        patient: false,
        ...(gateway.keys.apiKey !== null && { key: null }),
      }),
    ]);
    return { preflight, chat, refused };
  },
  judges: {
    'cors.preflight': (seen) => forBrowsers(seen, () => isAllowed(seen.preflight)),
    'cors.exposes-headers': (seen) => forBrowsers(seen, () => exposes(seen.chat)),
    'cors.on-errors': (seen) =>
      forBrowsers(seen, () =>
        seen.refused.status !== null && seen.refused.status < 400
          ? kept
          : holds('the refusal', statusAndBody(seen.refused), 'with Access-Control-Allow-Origin', admits(seen.refused)),
      ),
    'cors.not-for-everyone-with-credentials': (seen) =>
      forBrowsers(seen, () => [seen.preflight, seen.chat, seen.refused].flatMap(isCareful).slice(0, 1)),
  },
});

const allowed = (answer: Exchange): string | null => answer.header('access-control-allow-origin');

const admits = (answer: Exchange): boolean => ['*', origin].includes(allowed(answer) ?? '');

function forBrowsers({ preflight, chat, refused }: Seen, judge: () => Judgement): Judgement {
  if ([preflight, chat, refused].some((answer) => allowed(answer) !== null)) return judge();
  return notOffered('no answer carries Access-Control-Allow-Origin: it is not for browsers');
}

const namesIn = (answer: Exchange, header: string): readonly string[] =>
  (answer.header(header) ?? '').split(',').map((name) => name.trim().toLowerCase());

function isAllowed(preflight: Exchange): readonly Problem[] {
  if (!preflight.ok) return [problem('the status of the preflight', '2xx, without a key', statusAndBody(preflight))];
  const methods = namesIn(preflight, 'access-control-allow-methods');
  const headers = namesIn(preflight, 'access-control-allow-headers');
  // A `*` covers every name but this one (Fetch, CORS-preflight fetch).
  const missing = asked.filter(
    (name) => !headers.includes(name) && (name === 'authorization' || !headers.includes('*')),
  );
  return [
    ...holds('access-control-allow-origin', allowed(preflight), `"*" or "${origin}"`, admits(preflight)),
    ...holds(
      'access-control-allow-methods',
      methods,
      'POST',
      ['post', '*'].some((name) => methods.includes(name)),
    ),
    ...holds(
      'access-control-allow-headers',
      `without ${missing.join(', ')}`,
      'all that was asked for',
      missing.length === 0,
    ),
  ];
}

const telling = /^(?:x-request-id$|x-ratelimit-)/;

function exposes(chat: Exchange): readonly Problem[] {
  const exposed = namesIn(chat, 'access-control-expose-headers');
  const sent = [...new Set(chat.wire.headers.map(([name]) => name.toLowerCase()))].filter((name) => telling.test(name));
  const missing = sent.filter((name) => !exposed.includes(name) && !exposed.includes('*'));
  return holds('access-control-expose-headers', `without ${missing.join(', ')}`, sent.join(', '), missing.length === 0);
}

function isCareful(answer: Exchange): readonly Problem[] {
  const credentials = answer.header('access-control-allow-credentials')?.toLowerCase() === 'true';
  return holds(
    'access-control-allow-credentials',
    `true for ${allowed(answer)}`,
    'nothing, for an origin that anybody may have',
    !(credentials && admits(answer)),
  );
}
