import { afterEach, expect, it } from 'vitest';
import type { WireRecord } from '../gateway/exchange.ts';
import { type Player, startPlayer } from './player.ts';

let player: Player;
afterEach(() => player.close());

const record = (status: number, ...reads: string[]): WireRecord => ({
  request: { method: 'POST', url: 'http://gateway.example/v1/chat/completions', headers: [], body: null },
  sentAt: 0,
  status,
  headers: [
    ['Content-Type', 'text/event-stream'],
    ['X-Request-Id', 'req_1'],
    ['Content-Length', '1'],
  ],
  trailers: [],
  headAt: 1,
  reads: reads.map((text, at) => ({ at, bytes: Buffer.from(text) })),
  endAt: 2,
  ending: 'complete',
  error: null,
});

it('gives back an answer whatever is asked of it', async () => {
  player = await startPlayer();
  const stage = player.stage(() => record(200, 'data: ', '1\n\n'));
  const answer = await fetch(`${stage.base}/chat/completions`, { method: 'POST', body: '{}' });
  expect([answer.status, answer.headers.get('x-request-id'), await answer.text()]).toEqual([
    200,
    'req_1',
    'data: 1\n\n',
  ]);
});

it('answers each request by what it asks', async () => {
  player = await startPlayer();
  const stage = player.stage(({ method, path, body }) =>
    record(200, `${method} ${path} ${body === null ? '' : Buffer.from(body)}`),
  );
  const answer = await fetch(`${stage.base}/chat`, { method: 'POST', body: 'hi' });
  expect(await answer.text()).toBe('POST /chat hi');
});

it('answers 404 on a stage that was left', async () => {
  player = await startPlayer();
  const stage = player.stage(() => record(200, 'here'));
  stage.leave();
  expect((await fetch(stage.base)).status).toBe(404);
});

it('breaks off where the first answer broke off', async () => {
  player = await startPlayer();
  const stage = player.stage(() => ({ ...record(200, 'half'), ending: 'reset', error: 'gone' }));
  await expect(fetch(stage.base).then((answer) => answer.text())).rejects.toThrow();
});
