import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, matches, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { haveOwnRequestIds } from '../http.ts';
import { countsDown, isSteady } from './counting.ts';
import { duration } from './duration.ts';

const kinds = ['requests', 'tokens'] as const;
const prefix = 'x-ratelimit-';

/** Enough to tell a counter from decoration. */
const inARow = 5;

export default scenario({
  id: 'rate-limit-headers',
  title: 'Rate-limit headers on an answer and on a stream',
  needs: ['model'],
  cost: { requests: 6, tokens: 360 },
  exchange: async (gateway) => {
    const plain = await gateway.chat();
    const streamed = await gateway.streamChat();
    const row = [plain];
    // One after the other: only so does an answer follow upon another.
    while (row.length < inARow) row.push(await gateway.chat());
    return { plain, streamed, row };
  },
  judges: {
    'rate-limits.announced': ({ plain }) =>
      announcing(plain, () => {
        const family = (kind: string) => ['limit', 'remaining', 'reset'].map((part) => `${prefix}${part}-${kind}`);
        const tokens = family('tokens');
        // Many gateways count requests alone: their three headers are enough, unless those of tokens are begun.
        const wanted = [...family('requests'), ...(tokens.some((name) => plain.header(name) !== null) ? tokens : [])];
        const missing = wanted.filter((name) => plain.header(name) === null);
        const seen = `${sent(plain).join(', ')}; without ${missing.join(', ')}`;
        return missing.length === 0 ? [] : [problem('the headers', wanted.join(', '), seen)];
      }),
    'rate-limits.integers': ({ plain }) =>
      announcing(plain, () =>
        ['limit', 'remaining'].flatMap((part) =>
          values(plain, part).flatMap(([name, value]) => matches(name, value, /^\d+$/, 'a non-negative integer')),
        ),
      ),
    'rate-limits.durations': ({ plain }) =>
      announcing(plain, () =>
        values(plain, 'reset').flatMap(([name, value]) =>
          matches(name, value, duration, 'a duration such as "1s", "6m0s" or "250ms"'),
        ),
      ),
    'rate-limits.remaining-within-limit': ({ plain, streamed }) =>
      announcing(plain, () => [...withinLimit(plain), ...withinLimit(streamed)]),
    'rate-limits.on-streams': ({ plain, streamed }) =>
      announcing(plain, () => {
        const missing = sent(plain).filter((name) => streamed.header(name) === null);
        return holds(
          'the stream',
          missing.length === 0 ? 'all' : `without ${missing.join(', ')}`,
          'the same headers',
          missing.length === 0,
        );
      }),
    'rate-limits.steady': ({ plain, row }) => announcing(plain, () => isSteady(row)),
    'rate-limits.counts-down': ({ plain, row }) => (sent(plain).length === 0 ? none : countsDown(row)),
    'http.request-id-unique': ({ plain, streamed }) => haveOwnRequestIds([plain, streamed]),
  },
});

const none = notOffered('it sends no x-ratelimit headers');

const sent = (answer: Exchange): readonly string[] =>
  answer.wire.headers.map(([name]) => name.toLowerCase()).filter((name) => name.startsWith(prefix));

function announcing(answer: Exchange, judge: () => readonly Problem[]): Judgement {
  return sent(answer).length === 0 ? none : judge();
}

const values = (answer: Exchange, part: string) =>
  kinds.flatMap((kind) => {
    const name = `${prefix}${part}-${kind}`;
    const value = answer.header(name);
    return value === null ? [] : [[name, value] as const];
  });

function withinLimit(answer: Exchange): readonly Problem[] {
  return kinds.flatMap((kind) => {
    const limit = Number(answer.header(`${prefix}limit-${kind}`) ?? Number.NaN);
    const remaining = Number(answer.header(`${prefix}remaining-${kind}`) ?? Number.NaN);
    if (!Number.isFinite(limit) || !Number.isFinite(remaining)) return [];
    return holds(`${prefix}remaining-${kind}`, remaining, `at most the limit of ${limit}`, remaining <= limit);
  });
}
