import { expect, test } from 'vitest';
import { Exchange } from '../../../harness/gateway/exchange.ts';
import { loggedValue } from '../../../harness/upstream/credentials.ts';
import type { Provoked } from '../provoked.ts';
import { keepsTheKey } from './provider-key.ts';

/** What the gateway sent the provider, and what it told its client. */
const provoked = (sent: readonly (readonly [string, string])[], told: string): Provoked => ({
  name: 'status=401',
  words: { status: 401 },
  answer: new Exchange({
    request: { method: 'POST', url: 'http://gateway.example/v1/chat/completions', headers: [], body: null },
    sentAt: 0,
    status: 401,
    headers: [],
    trailers: [],
    headAt: 1,
    reads: [{ at: 2, bytes: Buffer.from(told) }],
    endAt: 3,
    ending: 'complete',
    error: null,
  }),
  attempts: [
    {
      ...{ seq: 1, connection: 1, method: 'POST', path: '/v1/chat/completions' },
      ...{ receivedAt: 0, receivedWall: 0, stamps: [] },
      headers: sent.map(([name, value]) => [name, loggedValue(name, value)] as const),
    },
  ],
});

test('a key that was told is found in whatever header it was sent', () => {
  const bearer = provoked([['authorization', 'Bearer sk-provider-1']], '{"error":"bad key sk-provider-1"}');
  expect(keepsTheKey(bearer, null)).toHaveLength(1);
  expect(keepsTheKey(provoked([['x-api-key', 'sk-provider-1']], 'key=sk-provider-1'), null)).toHaveLength(1);
  expect(keepsTheKey(bearer, 'sk-provider-1')).toEqual([]);
});

test('a cookie of the provider that the gateway kept is no key', () => {
  const sent = [
    ['authorization', 'Bearer sk-provider-1'],
    ['cookie', 'upstream-session=sk-marker-of-the-upstream'],
  ] as const;
  expect(keepsTheKey(provoked(sent, 'upstream-session=sk-marker-of-the-upstream'), null)).toEqual([]);
});
