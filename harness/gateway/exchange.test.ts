import { describe, expect, it } from 'vitest';
import { Exchange, type HeaderLines, type WireRecord } from './exchange.ts';

function exchange(
  body: string | readonly Uint8Array[],
  headers: HeaderLines = [],
  status: number | null = 200,
): Exchange {
  const reads = typeof body === 'string' ? [Buffer.from(body)] : body;
  const wire: WireRecord = {
    request: { method: 'GET', url: 'http://gateway.example/v1/models', headers: [], body: null },
    sentAt: 0,
    status,
    headers,
    trailers: [],
    headAt: 1,
    reads: reads.map((bytes, at) => ({ at, bytes })),
    endAt: 9,
    ending: 'complete',
    error: null,
  };
  return new Exchange(wire);
}

describe('an exchange', () => {
  it('finds a header whatever its case, and joins several', () => {
    const varied = exchange('', [
      ['Vary', 'a'],
      ['vary', 'b'],
    ]);
    expect(varied.header('VARY')).toBe('a, b');
    expect(varied.all('vary')).toEqual(['a', 'b']);
    expect(exchange('').header('vary')).toBeNull();
    expect(exchange('', [['vary', '']]).header('vary')).toBe('');
  });

  it.for([
    ['application/json', 'application/json', true],
    ['Application/JSON; charset=utf-8', 'application/json', true],
    ['application/problem+json', 'application/problem+json', true],
    ['text/event-stream', 'text/event-stream', false],
    ['', '', false],
  ] as const)('reads the media type of %j', ([value, mediaType, isJsonType]) => {
    expect(exchange('', [['content-type', value]])).toMatchObject({ mediaType, isJsonType });
  });

  it('has no media type without a content type', () => {
    expect(exchange('')).toMatchObject({ mediaType: '', isJsonType: false });
  });

  it.for([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
    [null, false],
  ] as const)('with status %s is ok: %s', ([status, ok]) => {
    expect(exchange('', [], status)).toMatchObject({ status, ok });
  });

  it('joins its reads before it decodes them', () => {
    const bytes = Buffer.from('"😀"');
    const split = exchange([bytes.subarray(0, 3), bytes.subarray(3)]);
    expect(split).toMatchObject({ text: '"😀"', validUtf8: true, json: '😀', jsonError: null });
    expect(exchange([bytes.subarray(0, 3)]).validUtf8).toBe(false);
  });

  it('reads exactly one JSON value, or says why not', () => {
    expect(exchange(' {"a":1}\n').json).toEqual({ a: 1 });
    expect(exchange('null')).toMatchObject({ json: null, jsonError: null });
    for (const faulty of ['', '{"a":1', '{} {}', '\uFEFF{}', 'NaN', "{'a':1}"]) {
      expect(exchange(faulty).json).toBeUndefined();
      expect(exchange(faulty).jsonError).toMatch(/JSON|Unexpected|Expected|token/);
    }
  });

  it('has as events the blocks that carry data', () => {
    const { events, sse } = exchange(': hi\n\ndata: {"a":1}\n\nevent: x\n\ndata\n\ndata: [DONE]\n\n');
    expect(events.map(({ data }) => data)).toEqual(['{"a":1}', '', '[DONE]']);
    expect(sse.blocks).toHaveLength(5);
  });
});
