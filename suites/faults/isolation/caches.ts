import { field } from '../../../spec/sources.ts';
import {
  type Answer,
  answerOf,
  type Bend,
  isChat,
  isFor,
  type JsonObject,
  type Received,
  wantsStream,
} from '../../bend.ts';
import { messagesOf } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

const leak = field('diegosouzapw/OmniRoute#3740');
const loose = field('vllm-project/semantic-router#2134');
const parametersLost = field('diegosouzapw/OmniRoute#12307');

interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: readonly Uint8Array[];
}

/** What of an answer a cache looks at before it keeps it. */
type Keeps = (answer: Kept, whole: boolean) => boolean;

/** A cache of answers to chats; requests of one key get one answer, as far as `keeps` lets it be kept. */
function cached(
  keyOf: (request: Received) => string | null,
  keeps: Keeps = ({ status }, whole) => whole && status === 200,
  picks = isChat,
): Bend {
  const answers = new Map<string, Kept>();
  return {
    forward: async (request, send): Promise<Answer> => {
      const key = picks(request) ? keyOf(request) : null;
      const known = key === null ? undefined : answers.get(key);
      if (known !== undefined) return { ...known, body: replayed(known.parts) };
      const answer = await send(request);
      if (key === null) return answer;
      return {
        ...answer,
        body: recorded(answer, (kept, whole) => void (keeps(kept, whole) && answers.set(key, kept))),
      };
    },
  };
}

async function* replayed(parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts;
}

async function* recorded(
  { status, headers, body }: Answer,
  keep: (kept: Kept, whole: boolean) => void,
): AsyncIterable<Uint8Array> {
  const parts: Uint8Array[] = [];
  let whole = false;
  try {
    for await (const part of body) {
      parts.push(part);
      yield part;
    }
    whole = true;
  } finally {
    keep({ status, headers, parts }, whole);
  }
}

/** One call upstream for all who ask the same at once. */
function coalesced(keyOf: (request: Received) => string = textOf): Bend {
  const open = new Map<string, Promise<Kept>>();
  return {
    forward: async (request, send) => {
      if (!isChat(request) || wantsStream(request)) return send(request);
      const key = keyOf(request);
      const asked = open.get(key) ?? collect(send(request)).finally(() => open.delete(key));
      open.set(key, asked);
      const kept = await asked.catch(() => null);
      if (kept === null)
        return answerOf({ status: 502, body: errorBody('The request was ended.', { type: 'api_error' }) });
      return { ...kept, body: replayed(kept.parts) };
    },
  };
}

async function collect(asked: Promise<Answer>): Promise<Kept> {
  const { status, headers, body } = await asked;
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return { status, headers, parts };
}

const textOf = ({ body }: Received): string => body.toString();
const whole = (request: Received): string | null => (wantsStream(request) ? null : textOf(request));
const withOwner = (request: Received): string => `${request.headers['authorization']} ${textOf(request)}`;
const messages = ({ json }: Received): readonly JsonObject[] => messagesOf((json ?? {}) as JsonObject);

/** Every text of a conversation, and no picture. */
const texts = (request: Received): string =>
  messages(request)
    .flatMap(({ content }) => (Array.isArray(content) ? content.map((part: JsonObject) => part['text']) : [content]))
    .join('\n');

/** The whole request of a tenant but for some of its fields. */
const without = (request: Received, ...names: readonly string[]): string =>
  JSON.stringify([
    request.headers['authorization'],
    { ...((request.json ?? {}) as JsonObject), ...Object.fromEntries(names.map((name) => [name, undefined])) },
  ]);

const hasError = ({ parts }: Kept): boolean => Buffer.concat(parts).includes('"error":{');

/** Answers kept for others, or for too long. */
export const cacheFaults: readonly Fault[] = [
  {
    id: 'shares-a-cache',
    says: 'answers a tenant from a cache that another filled',
    seen: [leak, field('wso2/api-platform#733')],
    kills: ['isolation.tenants-apart'],
    bend: cached(whole),
  },
  {
    id: 'shares-a-cache-of-streams',
    says: 'answers the stream of a tenant with that of another',
    seen: [leak],
    kills: ['isolation.tenants-apart'],
    bend: cached((request) => (wantsStream(request) ? textOf(request) : null)),
  },
  {
    id: 'shares-a-cache-of-responses',
    says: 'answers a tenant with a response that another got',
    seen: [leak],
    kills: ['isolation.tenants-apart'],
    bend: cached(textOf, undefined, (request) => isFor(request, '/responses')),
  },
  {
    id: 'shares-a-loose-cache',
    says: 'answers a tenant with what another asked much alike',
    seen: [loose],
    kills: ['isolation.tenants-apart'],
    bend: cached((request) => textOf(request).replace(/nonce-[0-9a-f]+/g, '')),
  },
  {
    id: 'coalesces-tenants',
    says: 'asks once for two tenants who ask the same at once',
    seen: [field('QuantumNous/new-api#5445')],
    kills: ['isolation.tenants-apart'],
    bend: coalesced(),
  },
  {
    id: 'caches-by-the-last-message',
    says: 'answers from a cache that looks at the last message alone',
    seen: [loose],
    kills: ['isolation.own-question'],
    bend: cached((request) => `${request.headers['authorization']} ${JSON.stringify(messages(request).at(-1))}`),
  },
  {
    id: 'caches-by-the-first-words',
    says: 'answers from a cache that looks at the beginning of a question',
    seen: [loose],
    kills: ['isolation.own-question'],
    bend: cached((request) => `${request.headers['authorization']} ${texts(request).slice(0, 300)}`),
  },
  {
    id: 'caches-without-pictures',
    says: 'answers from a cache that does not look at pictures',
    seen: [loose],
    kills: ['isolation.own-question'],
    bend: cached((request) => `${request.headers['authorization']} ${texts(request)}`),
  },
  {
    id: 'caches-by-what-users-said',
    says: 'answers from a cache that looks at what the user said alone',
    seen: [loose],
    kills: ['isolation.own-question'],
    bend: cached((request) =>
      JSON.stringify([request.headers['authorization'], messages(request).filter(({ role }) => role === 'user')]),
    ),
  },
  {
    id: 'caches-without-tools',
    says: 'answers from a cache that does not look at what a model may call',
    seen: [parametersLost],
    kills: ['isolation.own-question'],
    bend: cached((request) => without(request, 'tools', 'tool_choice')),
  },
  {
    id: 'caches-without-sampling',
    says: 'answers from a cache that does not look at the temperature',
    seen: [parametersLost],
    kills: ['isolation.own-question'],
    bend: cached((request) => without(request, 'temperature', 'top_p', 'seed')),
  },
  {
    id: 'shares-the-fate-of-the-first',
    says: 'asks once for equal requests of a tenant at once, and fails all of them when the first is left',
    seen: [field('mostlygeek/llama-swap#981')],
    kills: ['cancellation.others-stay'],
    bend: coalesced(withOwner),
  },
  {
    id: 'joins-questions-at-once',
    says: 'answers who asks for something under way with that, however long it was to be',
    seen: [parametersLost],
    kills: ['isolation.own-question'],
    bend: coalesced((request) => without(request, 'max_tokens')),
  },
  {
    id: 'keeps-refusals',
    says: 'answers from a cache that keeps refusals',
    seen: [parametersLost],
    kills: ['isolation.errors-not-kept'],
    bend: cached(withOwner, ({ status }) => status >= 400),
  },
  {
    id: 'keeps-outages',
    says: 'answers from a cache that keeps failures of the provider',
    seen: [parametersLost],
    kills: ['isolation.errors-not-kept'],
    bend: cached(withOwner, ({ status }) => status >= 500),
  },
  {
    id: 'caches-without-form',
    says: 'answers from a cache that does not look at the form that was asked for',
    seen: [parametersLost],
    kills: ['isolation.own-question'],
    bend: cached((request) => without(request, 'response_format')),
  },
  {
    id: 'caches-without-limits',
    says: 'answers from a cache that does not look at how long and how many the answers are to be',
    seen: [parametersLost],
    kills: ['isolation.own-question'],
    bend: cached((request) => without(request, 'max_tokens', 'n', 'stop')),
  },
  {
    id: 'caches-without-seed',
    says: 'answers from a cache that does not look at the seed',
    seen: [parametersLost],
    kills: ['isolation.own-question'],
    bend: cached((request) => without(request, 'seed')),
  },
  {
    id: 'keeps-failed-answers',
    says: 'keeps a failure that was told under status 200',
    seen: [parametersLost],
    kills: ['isolation.errors-not-kept'],
    bend: cached(withOwner, (kept) => kept.status === 200 && hasError(kept)),
  },
  {
    id: 'keeps-cut-streams',
    says: 'keeps what had come of a stream when it broke',
    seen: [parametersLost],
    kills: ['isolation.errors-not-kept'],
    bend: cached(
      (request) => (wantsStream(request) ? withOwner(request) : null),
      (kept) => !Buffer.concat(kept.parts).includes('[DONE]'),
    ),
  },
];
