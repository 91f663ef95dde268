import { describe, expect, it } from 'vitest';
import { Exchange } from './exchange.ts';
import { used, worstCase } from './tokens.ts';

const body = (fields: unknown): Uint8Array => Buffer.from(JSON.stringify(fields));

function exchange(
  text: string,
  mediaType = 'application/json',
  status: number | null = 200,
  method = 'POST',
): Exchange {
  return new Exchange({
    request: { method, url: 'http://gateway.example/v1/chat/completions', headers: [], body: body({ max_tokens: 2 }) },
    sentAt: 0,
    status,
    headers: [['content-type', mediaType]],
    trailers: [],
    headAt: 1,
    reads: [{ at: 1, bytes: Buffer.from(text) }],
    endAt: 2,
    ending: 'complete',
    error: null,
  });
}

describe('the worst case of a request', () => {
  it('is its size and every token it lets be generated', () => {
    const size = (fields: unknown) => Math.ceil(body(fields).length / 4);
    for (const cap of ['max_tokens', 'max_completion_tokens', 'max_output_tokens']) {
      expect(worstCase(body({ [cap]: 100 }))).toBe(size({ [cap]: 100 }) + 100);
      expect(worstCase(body({ [cap]: 100, n: 3 }))).toBe(size({ [cap]: 100, n: 3 }) + 300);
    }
  });

  it('is its size when it names no cap that could hold', () => {
    expect(worstCase(null)).toBe(0);
    expect(worstCase(Buffer.from('{"max_tokens":'))).toBe(4);
    expect(worstCase(Buffer.from('[1234567]'))).toBe(3);
    expect(worstCase(body({ max_tokens: -5 }))).toBe(5);
    expect(worstCase(body({ max_tokens: 'many' }))).toBe(6);
  });

  it('does not count the whitespace that fills a body', () => {
    expect(worstCase(Buffer.from(`{"max_tokens":${' '.repeat(1000)}16}`))).toBe(worstCase(body({ max_tokens: 16 })));
  });
});

describe('what an exchange used', () => {
  it('is what the target says', () => {
    expect(used(exchange('{"usage":{"total_tokens":7}}'))).toEqual({ tokens: 7, estimated: false });
  });

  it('is what the last chunk with usage says', () => {
    const stream =
      'data: {"usage":null}\n\ndata: {"usage":{"total_tokens":3}}\n\ndata: {"usage":{"total_tokens":9}}\n\ndata: [DONE]\n\n';
    expect(used(exchange(stream, 'text/event-stream'))).toEqual({ tokens: 9, estimated: false });
  });

  it('is estimated by size when the target does not say', () => {
    const sent = body({ max_tokens: 2 }).length;
    expect(used(exchange('1234'))).toEqual({ tokens: Math.ceil((sent + 4) / 4), estimated: true });
    expect(used(exchange('{"usage":{"total_tokens":-1}}')).estimated).toBe(true);
    const stream = 'data: {"choices":[{"delta":{"content":"12345678"}}]}\n\ndata: {"choices":null}\n\ndata: [DONE]\n\n';
    expect(used(exchange(stream, 'text/event-stream'))).toEqual({ tokens: Math.ceil((sent + 8) / 4), estimated: true });
  });

  it('is estimated as no more than the request allowed', () => {
    expect(used(exchange('a very long answer, longer than two tokens'))).toEqual({
      tokens: worstCase(body({ max_tokens: 2 })),
      estimated: true,
    });
  });

  it('is nothing for a refusal, a death or a list', () => {
    const nothing = { tokens: 0, estimated: false };
    expect(used(exchange('{"usage":{"total_tokens":7}}', 'application/json', 400))).toEqual(nothing);
    expect(used(exchange('', '', null))).toEqual(nothing);
    expect(used(exchange('{"data":[]}', 'application/json', 200, 'GET'))).toEqual(nothing);
  });
});
