import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, oneOf, problem, softly } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import * as judge from '../errors/envelope.ts';
import { about, everyOne, hasRequestId, haveOwnRequestIds, isOneJsonValue, statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import * as credentials from './credentials.ts';
import { askWithoutKey, everyEndpointAsks } from './keyless-endpoints.ts';

/** Long and random enough that no part of it turns up by chance. */
const wrongKey = 'sk-runestone-wrong-7Qm2Xv9LpK4tRz8WbN3cYh6JdF5gSa1E';

interface Seen {
  readonly missing: Exchange;
  readonly wrong: Exchange;
  readonly streamed: Exchange;
  readonly spellings: credentials.Spellings;
  readonly endpoints: Readonly<Record<string, Exchange>>;
}

export const keys: Scenario = scenario({
  id: 'keys',
  title: 'Requests without a key, with a key that nobody has, and with a key written in another way',
  needs: ['key', 'model'],
  cost: { requests: 15, tokens: 520 },
  alone: true, // a 429 must be its own doing: here it is a verdict, and is not waited out
  exchange: async (gateway): Promise<Seen> => ({
    missing: await gateway.chat({}, { key: null, patient: false }),
    wrong: await gateway.chat({}, { key: wrongKey, patient: false }),
    streamed: await gateway.streamChat({}, { key: wrongKey, patient: false }),
    spellings: await credentials.spell(gateway, wrongKey),
    endpoints: await askWithoutKey(gateway),
  }),
  judges: {
    'auth.missing-key': (seen) => unlessOpen(seen, () => isRefusedWith401(seen.missing)),
    'auth.wrong-key': (seen) =>
      isOpen(seen)
        ? about(seen.wrong, [
            problem(
              'a key that nobody has',
              '401; without a key given, this run would skip what needs one',
              'an answer',
            ),
          ])
        : isRefusedWith401(seen.wrong),
    'auth.stream-refused-plainly': (seen) => unlessOpen(seen, () => isRefusedPlainly(seen.streamed)),
    'auth.error-code': (seen) =>
      unlessOpen(seen, () =>
        seen.wrong.status === 401
          ? about(seen.wrong, oneOf('error.code', at(seen.wrong.json, 'error', 'code'), ['invalid_api_key']))
          : kept,
      ),
    'auth.error-type': (seen) => unlessOpen(seen, () => hasErrorType(seen)),
    'auth.challenge': (seen) => unlessOpen(seen, () => hasChallenge(seen.missing)),
    'auth.bearer-only': (seen) => unlessOpen(seen, () => credentials.refusesOtherSchemes(seen.spellings)),
    'auth.scheme-any-case': (seen) => unlessOpen(seen, () => credentials.takesOtherSpellings(seen.spellings)),
    'auth.key-exact': (seen) => unlessOpen(seen, () => credentials.comparesLetters(seen.spellings)),
    'auth.before-the-body': (seen) => unlessOpen(seen, () => credentials.looksAtKeyFirst(seen.spellings)),
    'auth.every-endpoint': (seen) => unlessOpen(seen, () => everyEndpointAsks(seen.endpoints)),
    'auth.key-not-echoed': ({ wrong, streamed, spellings }) =>
      everyOne({ 'a wrong key': wrong, 'a stream with a wrong key': streamed, ...spellings.notBearer }, echoes),
    'errors.envelope': ({ missing, wrong, spellings, endpoints }) =>
      everyOne(
        { 'no key': missing, 'a wrong key': wrong, ...spellings.notBearer, ...endpoints },
        // An endpoint that is not there may say so in its own way.
        (answer) => (answer.status === 401 ? judge.hasEnvelope(answer) : kept),
      ),
    'errors.fields': ({ missing, wrong }) =>
      everyOne({ 'no key': missing, 'a wrong key': wrong }, judge.hasErrorFields),
    'errors.json-type': ({ missing, wrong }) =>
      everyOne({ 'no key': missing, 'a wrong key': wrong }, judge.isErrorJson),
    'http.one-json-value': ({ wrong }) => isOneJsonValue(wrong),
    'http.request-id': ({ missing }) => hasRequestId(missing),
    'http.request-id-unique': ({ missing, wrong, streamed }) => haveOwnRequestIds([missing, wrong, streamed]),
  },
});

/** A target that lets every key and none in: one defect, although the run was given a key to be checked. */
const isOpen = ({ missing, wrong, streamed }: Seen): boolean =>
  streamed.ok && [missing, wrong].every(({ ok, json }) => ok && Array.isArray(at(json, 'choices')));

const unlessOpen = (seen: Seen, judged: () => Judgement): Judgement =>
  isOpen(seen) ? inconclusive('it takes any key and none, which auth.wrong-key says') : judged();

function isRefusedWith401(answer: Exchange): Judgement {
  if (answer.status === 401) return kept;
  if (answer.status === null) return inconclusive(`no answer was received: ${statusAndBody(answer)}`);
  const found = about(answer, [problem('the status', '401', statusAndBody(answer))]);
  return answer.status === 403 ? softly(found) : found;
}

function isRefusedPlainly(streamed: Exchange): Judgement {
  if (streamed.mediaType !== 'text/event-stream' && !streamed.ok) return isRefusedWith401(streamed);
  const seen = `${streamed.status} ${streamed.mediaType}`;
  const found = about(streamed, [problem('the streamed request', '401 as plain JSON', seen)]);
  return streamed.status === 401 && judge.isErrorUnderAnotherLabel(streamed) ? softly(found) : found;
}

/** What the official API and its nearest kin call it; those without a type of text are judged elsewhere. */
const types = ['invalid_request_error', 'authentication_error'];

const hasErrorType = ({ missing, wrong }: Seen): Judgement =>
  everyOne({ 'no key': missing, 'a wrong key': wrong }, (answer) =>
    answer.status === 401 ? oneOf('error.type', at(answer.json, 'error', 'type'), types) : kept,
  );

function hasChallenge(missing: Exchange): Judgement {
  const challenge = missing.header('www-authenticate');
  return missing.status === 401
    ? holds('the WWW-Authenticate header', challenge, 'a challenge', challenge !== null)
    : kept;
}

/** Twelve characters in a row are no mask: they are enough to find the key again. */
const tell = 12;

function echoes(answer: Exchange) {
  const haystack = [answer.text, ...answer.wire.headers.map(([, value]) => value)].join('\n');
  const secret = wrongKey.slice('sk-'.length);
  for (let start = 0; start + tell <= secret.length; start++) {
    const part = secret.slice(start, start + tell);
    if (haystack.includes(part)) return [problem('the answer', 'no part of the presented key', `"…${part}…" in it`)];
  }
  return kept;
}
