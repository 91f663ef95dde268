import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { ClientOutcome, Gateway } from '../../harness/gateway/gateway.ts';
import { holds, inconclusive, type Judgement, notOffered, problem } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import { isCompletion, requestOf } from './answers.ts';

/** The clients that try again by themselves. */
const retrying: readonly (readonly [ClientId, string])[] = [
  ['openai-node', 'openai for Node'],
  ['openai-python', 'openai for Python'],
];

/** A longer wait would hold up the run for what a shorter one shows as well, in milliseconds. */
const longestMs = 5000;
/** Clocks and timers of two processes differ by less. */
const slackMs = 50;

interface Seen {
  readonly refusal: Exchange | null;
  readonly askedMs: number;
  readonly tookMs: number;
  readonly outcome: ClientOutcome | null;
}

export default retrying.map(([client, name]) => retries(client, name));

function retries(client: ClientId, name: string): Scenario {
  return scenario<Seen>({
    id: `${client}-retries`,
    title: `${name} meets a 429 of the target and tries again`,
    needs: [],
    client,
    passive: true,
    cost: { requests: 0, tokens: 0 },
    exchange: (gateway, seen) => tryAgain(gateway, client, seen),
    judges: { 'clients.retries': judge },
  });
}

/** The target's own refusal, and after it an answer of the target. */
async function tryAgain(gateway: Gateway, client: ClientId, seen: readonly Exchange[]): Promise<Seen> {
  const refusals = seen.filter(({ status, wire }) => status === 429 && wire.ending === 'complete');
  const refusal = refusals.find((answer) => waitOf(answer) > 0 && waitOf(answer) <= longestMs) ?? null;
  const answer = seen.find(isCompletion);
  if (refusal === null || answer === undefined) return { refusal: null, askedMs: 0, tookMs: 0, outcome: null };
  const startedAt = performance.now();
  const outcome = await gateway.read({ client, operation: 'create', body: requestOf(answer), retries: 2 }, [
    refusal,
    answer,
  ]);
  return { refusal, askedMs: waitOf(refusal), tookMs: performance.now() - startedAt, outcome };
}

/** Milliseconds that a refusal asks to wait, in the forms that both SDKs read; 0 when in none. */
function waitOf(answer: Exchange): number {
  const ms = Number(answer.header('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms)) return ms;
  const seconds = Number(answer.header('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

function judge({ refusal, askedMs, tookMs, outcome }: Seen): Judgement {
  if (refusal === null || outcome === null) {
    return notOffered('the run saw no 429 that asks for a short wait', 'a key in RUNESTONE_LIMITED_KEY');
  }
  if ('broke' in outcome) return inconclusive(`the client itself broke: ${outcome.broke}`);
  if ('unsupported' in outcome) return notOffered(outcome.unsupported);
  const { wire } = refusal;
  if ('error' in outcome) {
    return [
      {
        ...problem('the call after a 429', 'a completion', `${outcome.error.classes[0]}: ${outcome.error.message}`),
        wire,
      },
    ];
  }
  const [asked, took] = [Math.round(askedMs), Math.round(tookMs)];
  const waited = took >= asked - slackMs;
  return holds('the wait before the next attempt', `${took} ms`, `${asked} ms, as asked`, waited).map((one) => ({
    ...one,
    wire,
  }));
}
