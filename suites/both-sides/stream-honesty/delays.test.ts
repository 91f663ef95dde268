import { expect, test } from 'vitest';
import { Exchange } from '../../../harness/gateway/exchange.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { delaysOf, quantile } from './delays.ts';

const chunk = (content: string): Uint8Array =>
  Buffer.from(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);

/** Sent at Unix 1000; the upstream's clock stood at 50 when Unix time was 1010. */
const streamed = (reads: readonly { at: number; bytes: Uint8Array }[]) => ({
  name: 'a stream',
  words: {},
  says: 'Repeat exactly: one two three',
  answer: new Exchange({
    request: { method: 'POST', url: 'http://gateway.example/v1/chat/completions', headers: [], body: null },
    sentAt: 1000,
    status: 200,
    headers: [['content-type', 'text/event-stream']],
    trailers: [],
    headAt: 20,
    reads,
    endAt: 100,
    ending: 'complete',
    error: null,
  }),
  attempts: [
    {
      ...{ seq: 1, connection: 1, method: 'POST', path: '/v1/chat/completions', headers: [] },
      ...{ receivedAt: 50, receivedWall: 1010, status: 200 },
      stamps: [59, 59, 60, 60, 70, 70, 80, 80],
    } satisfies LoggedRequest,
  ],
});

test('a word is late by the time from its writing upstream to its arrival', () => {
  const delays = delaysOf(
    streamed([
      { at: 25, bytes: chunk('one') },
      { at: 35, bytes: chunk(' two') },
      { at: 90, bytes: chunk(' three') },
    ]),
  );
  expect(delays).toEqual([
    { at: 25, delay: 5 },
    { at: 35, delay: 5 },
    { at: 90, delay: 50 },
  ]);
});

test('words that were joined are as late as the piece that brought them', () => {
  const delays = delaysOf(streamed([{ at: 60, bytes: chunk('one two three') }]));
  expect(delays.map(({ delay }) => delay)).toEqual([40, 30, 20]);
});

test('a word that did not arrive has no delay', () => {
  expect(delaysOf(streamed([{ at: 25, bytes: chunk('one tw') }]))).toHaveLength(1);
});

test('a quantile is a value that was seen', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBe(0);
});
