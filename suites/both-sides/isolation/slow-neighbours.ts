import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { together } from '../../together.ts';
import { type Arrival, answered, arrival } from '../arrival.ts';
import { directive } from '../sides.ts';

const slowMs = 1000; // far above what any gateway needs to pass a request on
const headStartMs = 60; // so that the slow ones are under way
const settleMs = 2000;

export default scenario({
  id: 'slow-neighbours',
  title: 'Requests beside those that wait for a slow provider',
  needs: ['model', 'upstream'],
  cost: { requests: 4, tokens: 300 },
  alone: true, // a gateway that lets so many through at once may have its hands full with what runs beside it
  exchange: async (gateway) => {
    const slow = [
      ask(gateway, { delay: `${slowMs}ms` }, {}),
      ask(gateway, { gap: `${slowMs}ms`, 'gap-at': 2 }, { stream: true }),
    ];
    await Promise.all(slow.map(({ nonce }) => gateway.upstream.wait({ nonce, reaches: 'arrived', timeout: settleMs })));
    await gateway.wait(headStartMs);
    const quick = [ask(gateway, {}, {}), ask(gateway, {}, { stream: true })];
    const [waited, passed] = await Promise.all([
      Promise.all(slow.map(({ seen }) => seen)),
      Promise.all(quick.map(({ seen }) => seen)),
    ]);
    return { waited, passed };
  },
  judges: {
    'isolation.never-held-up': ({ waited, passed }) => {
      const slow = waited.map(answered);
      return together(
        ...passed.map((one) => judge(one, slow)),
        ...passed.map((one) => together(...waited.map((other) => isAnsweredBefore(one, other)))),
      );
    },
  },
});

function ask(gateway: Gateway, words: Readonly<Record<string, string | number>>, patch: object) {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `Say OK. ${directive({ nonce, ...words })}` }];
  return { nonce, seen: arrival(gateway, nonce, () => gateway.chat({ max_tokens: 8, ...patch, messages })) };
}

/** Both times are the upstream's own, so no clock stands between them. */
function judge(one: Arrival, slow: readonly (LoggedRequest | undefined)[]): Judgement {
  const request = answered(one);
  if (request === undefined) return inconclusive('a request did not arrive at the upstream');
  const late = slow.find(
    (other) => isSlow(other) && request.receivedAt >= (other?.closedAt ?? Number.POSITIVE_INFINITY),
  );
  if (slow.includes(undefined)) return inconclusive('the slow requests did not arrive at the upstream');
  if (late === undefined) return kept;
  return [
    problem('a request beside a slow one', 'to be passed on meanwhile', 'it was passed on when the slow one was over'),
  ];
}

/** By how much less an answer must have taken its provider before its lateness is the gateway's, in milliseconds. */
const clearlyMs = 300;
const endOf = ({ answer: { wire } }: Arrival): number => wire.sentAt + wire.endAt;

/** Two times upstream and two at the client are compared, so no clock stands between them here either. */
function isAnsweredBefore(one: Arrival, other: Arrival): Judgement {
  const [quick, slow] = [answered(one), answered(other)];
  if (quick?.finishedAt === undefined || slow?.closedAt === undefined || !isSlow(slow)) return kept;
  if (quick.finishedAt > slow.closedAt - clearlyMs || endOf(one) < endOf(other)) return kept;
  const seen = 'it came when the slow one was over, though the provider had ended it long before';
  return [{ ...problem('an answer beside a slow one', 'to be passed on meanwhile', seen), wire: one.answer.wire }];
}

/** Whether it was slow indeed, and not given up. */
const isSlow = (request: LoggedRequest | undefined): boolean =>
  request?.closedAt !== undefined && request.closedAt - request.receivedAt >= slowMs;
