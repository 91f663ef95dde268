import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { secretFingerprint } from './credentials.ts';
import { requestLog } from './request-log.ts';

function request(headers: readonly string[] = [], url = '/v1/embeddings'): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.method = 'POST';
  message.url = url;
  message.rawHeaders = [...headers];
  return message;
}

it('keeps no credential, only what tells two apart', () => {
  const log = requestLog();
  log.open(
    request(['Authorization', 'Bearer sk-secret', 'x-api-key', 'sk-other', 'Accept', '*/*'], '/v1/models?key=sk-a'),
    1,
  );
  expect(log.requests[0]?.headers).toEqual([
    ['Authorization', `Bearer ${secretFingerprint('sk-secret')}`],
    ['x-api-key', secretFingerprint('sk-other')],
    ['Accept', '*/*'],
  ]);
  expect(log.requests[0]?.path).toBe(`/v1/models?key=${secretFingerprint('sk-a')}`);
});

it('keeps what an attempt is named by', () => {
  const log = requestLog();
  log.open(request(['Idempotency-Key', 'one']), 1);
  expect(log.requests[0]?.headers).toEqual([['Idempotency-Key', 'one']]);
});

it('keeps the last 4000 requests', () => {
  const log = requestLog();
  for (let count = 0; count < 4003; count += 1) log.open(request(), 1);
  expect(log.requests).toHaveLength(4000);
  expect(log.requests[0]?.seq).toBe(4);
  expect(log.newest()).toBe(4003);
});

it('keeps the beginning of a large body, and forgets the oldest when they grow too large together', () => {
  const log = requestLog();
  const text = 'x'.repeat(2 * 1024 * 1024);
  for (let count = 0; count < 66; count += 1) log.open(request(), 1).noteBody(text, text.length);
  expect(log.requests).toHaveLength(64);
  expect(log.requests[0]).toMatchObject({ seq: 3, bodyBytes: text.length });
  expect(log.requests[0]?.text).toHaveLength(1024 * 1024);
});

it('forgets streams by the stamps they left', () => {
  const log = requestLog();
  for (let count = 0; count < 215; count += 1) {
    const entry = log.open(request(), 1);
    for (let event = 0; event < 30_000; event += 1) entry.stamp(event, event);
    entry.close();
  }
  expect(log.requests[0]?.stamps).toHaveLength(40_000);
  expect(log.requests).toHaveLength(209);
});
