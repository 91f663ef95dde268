import { describe, expect, it } from 'vitest';
import { Exchange } from '../../harness/gateway/exchange.ts';
import { cosine, vectorOf } from './vector.ts';

const answering = (embedding: unknown): Exchange =>
  new Exchange({
    request: { method: 'POST', url: 'http://gateway.example/v1/embeddings', headers: [], body: null },
    sentAt: 0,
    status: 200,
    headers: [],
    trailers: [],
    headAt: 0,
    reads: [{ at: 0, bytes: Buffer.from(JSON.stringify({ data: [{ embedding }] })) }],
    endAt: 0,
    ending: 'complete',
    error: null,
  });

describe('vectorOf', () => {
  it('reads a list of numbers as it stands', () => {
    expect(vectorOf(answering([0.5, -2]))).toEqual([0.5, -2]);
  });

  it('reads base64 as little-endian 32-bit floats', () => {
    expect(vectorOf(answering('AAAAPwAAAMA='))).toEqual([0.5, -2]);
  });

  it.each([[undefined], [['0.5']], [[null]], ['AAAA'], ['not base64!'], [{ 0: 1 }]])('finds no vector in %j', (it) => {
    expect(vectorOf(answering(it))).toBeUndefined();
  });
});

describe('cosine', () => {
  it('is 1 for one direction, whatever the lengths', () => {
    expect(cosine([1, 2], [2, 4])).toBeCloseTo(1);
  });

  it('is 0 across and -1 against it', () => {
    expect(cosine([1, 0], [0, 1])).toBe(0);
    expect(cosine([1, 0], [-3, 0])).toBe(-1);
  });

  it('is no number for a vector of zeros', () => {
    expect(cosine([0, 0], [1, 2])).toBeNaN();
  });
});
