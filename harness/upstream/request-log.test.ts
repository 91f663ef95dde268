import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { requestLog } from './request-log.ts';

function request(headers: Record<string, string> = {}): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.method = 'POST';
  message.url = '/v1/embeddings';
  Object.assign(message.headers, headers);
  return message;
}

it('keeps no credential, only what tells two apart', () => {
  const log = requestLog();
  log.open(request({ authorization: 'Bearer sk-secret-key-1234', 'x-api-key': 'short', accept: '*/*' }));
  expect(log.requests[0]?.headers).toEqual({ authorization: 'Bearer …1234', 'x-api-key': '…', accept: '*/*' });
});

it('keeps the last 1000 requests', () => {
  const log = requestLog();
  for (let count = 0; count < 1003; count += 1) log.open(request({ count: String(count) }));
  expect(log.requests).toHaveLength(1000);
  expect(log.requests[0]?.headers['count']).toBe('3');
});

it('forgets the oldest when the bodies grow too large together', () => {
  const log = requestLog();
  const size = 16 * 1024 * 1024;
  for (let count = 0; count < 6; count += 1) log.noteBody(log.open(request()), { count }, size);
  expect(log.requests.map(({ body }) => body)).toEqual([{ count: 2 }, { count: 3 }, { count: 4 }, { count: 5 }]);
});
