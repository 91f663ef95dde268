import { describe, expect, it } from 'vitest';
import { Exchange } from '../harness/gateway/exchange.ts';
import { declinesEndpoint, declinesParameter } from './not-offered.ts';

const refusing = (status: number, error: object, sent: object | null = null): Exchange =>
  new Exchange({
    request: {
      method: 'POST',
      url: 'http://gateway.example/v1/x',
      headers: [],
      body: sent && Buffer.from(JSON.stringify(sent)),
    },
    sentAt: 0,
    status,
    headers: [],
    trailers: [],
    headAt: 0,
    reads: [{ at: 0, bytes: Buffer.from(JSON.stringify({ error })) }],
    endAt: 0,
    ending: 'complete',
    error: null,
  });

describe('declinesParameter', () => {
  it.each([
    [400, { message: 'Bad request', param: 'n' }],
    [422, { message: "'n' must be 1" }],
    [501, { message: 'n is not implemented' }],
  ])('skips a %i that names it: %j', (status, error) => {
    expect(declinesParameter(refusing(status, error), 'n')?.undecided).toBe('skip');
  });

  it.each([
    [400, { message: 'No good messages, in an invalid form' }],
    [500, { message: 'n is None' }],
    [200, { message: 'n' }],
  ])('does not skip a %i with %j', (status, error) => {
    expect(declinesParameter(refusing(status, error), 'n')).toBeNull();
  });
});

describe('declinesEndpoint', () => {
  it('skips what says that it is not there, and nothing else', () => {
    const statuses = [404, 405, 501, 400, 403, 500, 200];
    const skipped = statuses.filter((status) => declinesEndpoint(refusing(status, {}), '/x') !== null);
    expect(skipped).toEqual([404, 405, 501]);
  });

  it.each([
    [400, { message: 'The model does not support Embeddings API', param: null }, 'skip'],
    [403, { message: 'Your plan does not include /v1/embeddings.' }, 'skip'],
    [400, { message: 'encoding_format is not supported by embeddings models' }, undefined],
    [400, { message: '/v1/embeddings takes no base64', param: 'encoding_format' }, undefined],
    [400, { message: '/v1/embeddings does not know encoding_format' }, undefined],
    [500, { message: '/v1/embeddings is not supported' }, undefined],
  ])('says of a %i with %j: %s', (status, error, said) => {
    expect(
      declinesEndpoint(refusing(status, error, { input: 'Hi', encoding_format: 'base64' }), '/embeddings')?.undecided,
    ).toBe(said);
  });
});
