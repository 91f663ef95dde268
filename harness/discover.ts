import { RunEnded } from './errors.ts';
import type { Target } from './gateway/client.ts';
import type { Exchange } from './gateway/exchange.ts';
import type { Gateway, Patch } from './gateway/gateway.ts';
import type { CapabilityRecord } from './record.ts';

/** What a target turned out to be, before anything is judged. */
export interface Discovery {
  readonly base: string;
  readonly listed: readonly string[];
  readonly model: string | null;
  /** How the model was chosen, in a sentence. */
  readonly modelChoice: string;
  readonly embeddingModel: string | null;
  readonly chatDefaults: Patch;
  readonly server: string | null;
  readonly capabilities: readonly CapabilityRecord[];
}

export interface Wishes {
  readonly target: string;
  readonly model: string | null;
  readonly embeddingModel: string | null;
  readonly hasKey: boolean;
  readonly timeoutMs: number;
}

/** Every generated answer is capped at this many tokens unless the model needs more to say anything. */
export const usualCap = 16;
/** For models that think before they speak: enough to reach the first visible word. */
const generousCap = 1024;
/** Models tried when none was named. */
const tries = 3;

/** A gateway client for what is known of the target so far. */
type Connect = (target: Partial<Target>) => Gateway;

/** First contact needs no thinking: a server that is up answers a list at once. */
const firstContactMs = 10_000;

/**
 * Finds the base URL, the model list and one chat request that works. Throws `RunEnded` when the target cannot be
 * reached, redirects, refuses the key or every model, or hangs.
 */
export async function discover(wishes: Wishes, connect: Connect): Promise<Discovery> {
  const { base, list } = await findBase(wishes, connect);
  const entries = entriesOf(list);
  const listed = entries.map(({ id }) => id);
  const embedding = wishes.embeddingModel ?? entries.find(isEmbedding)?.id ?? null;
  const found = { base, listed, embeddingModel: embedding, server: list.header('server') };
  const models = capability(
    'models',
    list.ok && listed.length > 0,
    `GET /models answered ${list.status}, ${listed.length} models`,
  );

  const candidates = wishes.model === null ? entries.filter(speaks).map(({ id }) => id) : [wishes.model];
  if (candidates.length === 0) {
    if (list.status === 401 || list.status === 403) throw new RunEnded(refusesKey(list, wishes.hasKey));
    const modelChoice = `none: ${base}/models names no model that could chat; name one with --model`;
    return { ...found, model: null, modelChoice, chatDefaults: capAt(usualCap), capabilities: [models] };
  }
  const proved = await prove(candidates.slice(0, tries), connect({ base, listed }), wishes);
  const chat = capability('chat', true, `POST /chat/completions for "${proved.model}": ${proved.modelChoice}`);
  return { ...found, ...proved, capabilities: [models, chat] };
}

const capability = (name: string, offered: boolean, evidence: string): CapabilityRecord => ({
  capability: name,
  offered: offered ? 'yes' : 'unknown',
  evidence,
});

function refusesKey({ status, wire }: Exchange, hasKey: boolean): string {
  const what = hasKey ? 'refuses the key it was given' : 'wants a key';
  const fix = hasKey ? 'is OPENAI_API_KEY a key of this gateway?' : 'give one in OPENAI_API_KEY';
  return `${wire.request.url} ${what} (${status}); ${fix}`;
}

/** The base as given when it ends in a version, else with `/v1` first and as given second. */
export function candidateBases(target: string): readonly string[] {
  const bare = target.replace(/\/+$/, '');
  return /\/v\d+(beta\d*)?$/.test(bare) ? [bare] : [`${bare}/v1`, bare];
}

async function findBase({ target, timeoutMs }: Wishes, connect: Connect): Promise<{ base: string; list: Exchange }> {
  const seen: { base: string; list: Exchange }[] = [];
  for (const base of candidateBases(target)) {
    const list = await connect({ base, timeoutMs: Math.min(firstContactMs, timeoutMs) }).get('/models');
    if (list.status === null) throw new RunEnded(unreachable(base, list));
    seen.push({ base, list });
    if (list.status < 300) break;
  }
  const best = seen.find(({ list }) => list.ok) ?? seen.find(({ list }) => list.status !== 404) ?? seen[0];
  if (best === undefined) throw new RunEnded(`expected a URL, saw "${target}"`);
  const { status } = best.list;
  if (status !== null && status >= 300 && status < 400 && !staysBelow(best.base, best.list)) {
    const location = best.list.header('location') ?? 'nowhere';
    throw new RunEnded(`${best.base}/models redirects (${status}) to ${location}; give that place as --target`);
  }
  return best;
}

/** Whether a redirect leads back below the same base: no other --target would spare a client the detour. */
function staysBelow(base: string, list: Exchange): boolean {
  const location = list.header('location') ?? '';
  const { url } = list.wire.request;
  return URL.canParse(location, url) && `${new URL(location, url)}`.startsWith(`${base}/`);
}

function unreachable(base: string, { wire }: Exchange): string {
  const why: Readonly<Record<string, string>> = {
    refused: 'cannot be reached',
    timeout: `sent no answer within ${Math.round(wire.endAt / 1000)} s`,
    reset: 'closed the connection without an answer',
    malformed: 'answered something that is not HTTP',
  };
  return `${base} ${why[wire.ending] ?? 'did not answer'} (${wire.error ?? wire.ending}); is it running, and is --target right?`;
}

interface Entry {
  readonly id: string;
  /** Its id and what the list says it is for; prices and modalities say "image" of many a model that chats. */
  readonly tells: string;
}

function entriesOf(list: Exchange): readonly Entry[] {
  const body = list.json;
  const data = isObject(body) && Array.isArray(body['data']) ? (body['data'] as unknown[]) : [];
  return data.flatMap((entry) =>
    isObject(entry) && typeof entry['id'] === 'string'
      ? [{ id: entry['id'], tells: [entry['id'], entry['type'], entry['task']].join(' ') }]
      : [],
  );
}

const isEmbedding = ({ tells }: Entry): boolean => /embed/i.test(tells);
const speaks = ({ tells }: Entry): boolean =>
  !/embed|whisper|tts|audio|transcri|speech|dall-?e|image|moderation|rerank|sora|realtime/i.test(tells);

async function prove(
  candidates: readonly string[],
  gateway: Gateway,
  { model: named, hasKey }: Wishes,
): Promise<Pick<Discovery, 'model' | 'modelChoice' | 'chatDefaults'>> {
  const refusals: string[] = [];
  for (const model of candidates) {
    const { exchange, chatDefaults } = await smallestRequest(gateway, model);
    if (exchange.status === null && exchange.wire.ending === 'timeout') {
      throw new RunEnded(
        `a chat completion with model "${model}" had no end after ${Math.round(exchange.wire.endAt)} ms`,
      );
    }
    if (exchange.status === 401) throw new RunEnded(refusesKey(exchange, hasKey));
    const refused = exchange.status !== null && exchange.status >= 400 && exchange.status < 500;
    if (!refused) {
      const how =
        named !== null ? 'named by --model' : `the ${ordinal(candidates.indexOf(model))} listed model that may chat`;
      return { model, chatDefaults, modelChoice: `${how}; it answered ${exchange.status ?? exchange.wire.ending}` };
    }
    refusals.push(`${model}: ${exchange.status} ${exchange.text.slice(0, 160)}`);
  }
  const whose = named !== null ? 'the model named by --model' : `the first ${candidates.length} listed models`;
  throw new RunEnded(
    `a small chat request was refused for ${whose}; name one that works with --model (${refusals.join('; ')})`,
  );
}

const ordinal = (index: number): string => ['first', 'second', 'third'][index] ?? `${index + 1}th`;

/** Drops what the model refuses by name and gives it room to think, so that no later probe stumbles over either. */
async function smallestRequest(gateway: Gateway, model: string): Promise<{ exchange: Exchange; chatDefaults: Patch }> {
  let chatDefaults = capAt(usualCap);
  for (let adapted = 0; ; adapted++) {
    const exchange = await gateway.chat({ model, ...chatDefaults });
    const next = adapted < 3 ? adapt(exchange, chatDefaults) : null;
    if (next === null) return { exchange, chatDefaults };
    chatDefaults = next;
  }
}

function adapt(exchange: Exchange, current: Patch): Patch | null {
  if (exchange.status === 400 || exchange.status === 422) {
    if ('max_tokens' in current && /max_tokens|max_completion_tokens/.test(exchange.text)) {
      const { max_tokens: cap, ...rest } = current;
      return { ...rest, max_completion_tokens: cap };
    }
    if ('temperature' in current && exchange.text.includes('temperature')) {
      const { temperature: _refused, ...rest } = current;
      return rest;
    }
    return null;
  }
  const cap = 'max_tokens' in current ? 'max_tokens' : 'max_completion_tokens';
  return current[cap] === usualCap && spentOnThinking(exchange.json) ? { ...current, [cap]: generousCap } : null;
}

function spentOnThinking(body: unknown): boolean {
  const choices = isObject(body) && Array.isArray(body['choices']) ? (body['choices'] as unknown[]) : [];
  const [choice] = choices;
  if (!isObject(choice) || !isObject(choice['message'])) return false;
  return choice['finish_reason'] === 'length' && (choice['message']['content'] ?? '') === '';
}

const capAt = (tokens: number): Patch => ({ temperature: 0, max_tokens: tokens });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
