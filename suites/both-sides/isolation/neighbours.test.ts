import { expect, test } from 'vitest';
import { Exchange } from '../../../harness/gateway/exchange.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { judge } from './neighbours.ts';

const event = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;

/** What the client got, and what the upstream had said until then. */
const stream = (got: string, said: string) => ({
  answer: new Exchange({
    request: { method: 'POST', url: 'http://gateway.example/v1/chat/completions', headers: [], body: null },
    sentAt: 1000,
    status: 200,
    headers: [['content-type', 'text/event-stream']],
    trailers: [],
    headAt: 20,
    reads: [{ at: 30, bytes: Buffer.from(got) }],
    endAt: 100,
    ending: got === said ? 'reset' : 'complete',
    error: null,
  }),
  requests: [
    {
      ...{ seq: 1, connection: 1, method: 'POST', path: '/v1/chat/completions', headers: [], stamps: [] },
      ...{ receivedAt: 50, receivedWall: 1010, status: 200, answer: said },
    } satisfies LoggedRequest,
  ],
});

const [begun, whole] = [event('one'), event('one') + event(' two', 'stop')];

test('a stream that reaches its finish_reason is unharmed', () => {
  expect(judge(stream(whole, whole))).toEqual([]);
});

test('a stream that lacks what its provider said is harmed', () => {
  expect(judge(stream(begun, whole))).toHaveLength(1);
});

test('a stream that was dropped on both sides at the same word is harmed', () => {
  expect(judge(stream(begun, begun))).toHaveLength(1);
});
