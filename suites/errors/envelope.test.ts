import { describe, expect, it } from 'vitest';
import { Exchange } from '../../harness/gateway/exchange.ts';
import { isNoDisguise } from './envelope.ts';

/** An answer with this body, as it came in one read. */
function answer(status: number, body: unknown): Exchange {
  const bytes = Buffer.from(JSON.stringify(body));
  return new Exchange({
    request: { method: 'POST', url: 'http://127.0.0.1/v1/chat/completions', headers: [], body: null },
    sentAt: 0,
    status,
    headers: [['content-type', 'application/json']],
    trailers: [],
    headAt: 1,
    reads: [{ at: 1, bytes }],
    endAt: 2,
    ending: 'complete',
    error: null,
  });
}

describe('an error under a status of success', () => {
  it.for([
    { error: { message: 'no such model', code: 404 } },
    { error: 'Input validation error', error_type: 'validation' },
    { error: { message: 'no' }, choices: [] },
    { error: true, message: 'no' },
    { object: 'error', message: 'no', code: 404 },
    { type: 'error', error: { type: 'overloaded_error' } },
    { success: false, message: 'no' },
  ])('is found in %j', (body) => {
    expect(isNoDisguise(answer(200, body))).toHaveLength(1);
    expect(isNoDisguise(answer(400, body))).toEqual([]);
  });

  it.for([
    { object: 'chat.completion', choices: [{ index: 0 }], error: null },
    { object: 'list', data: [] },
    { object: 'response', status: 'failed', error: { code: 'server_error', message: 'no' }, output: [] },
    { choices: [{ index: 0 }], error: { message: 'the second provider failed too' } },
    ['error'],
    {},
  ])('is not found in %j', (body) => {
    expect(isNoDisguise(answer(200, body))).toEqual([]);
  });
});
