import { expect, it } from 'vitest';
import { readHead } from './curl-head.ts';

it('reads the answer, the interim ones before it and its trailers', () => {
  const dump =
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nSet-Cookie: a=b:c\r\n\r\nX-Late: 1\r\n\r\n';
  expect(readHead(dump)).toEqual({
    httpVersion: '1.1',
    status: 200,
    headers: [
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', 'a=b:c'],
    ],
    interim: [100],
    trailers: [['X-Late', '1']],
  });
});

it('reads a status line without a reason', () => {
  expect(readHead('HTTP/2 404 \r\nserver: x\r\n\r\n')).toMatchObject({ httpVersion: '2', status: 404 });
});

it('has no status when nothing final came', () => {
  expect(readHead('')).toMatchObject({ httpVersion: null, status: null, headers: [] });
  expect(readHead('HTTP/1.1 100 Continue\r\n\r\n')).toMatchObject({ status: null, interim: [100] });
});
