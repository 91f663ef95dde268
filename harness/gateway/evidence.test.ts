import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore, store } from './evidence.ts';
import { Exchange, type WireRecord } from './exchange.ts';
import { redactor } from './redact.ts';

const key = 'sk-7f3kQ9xZ2mW8vB4nL6pR1tY5uD0sA';
const redact = redactor([{ name: 'api-key', value: key }]);

const plain: WireRecord = {
  request: {
    method: 'POST',
    url: 'http://gateway.example/v1/chat/completions',
    headers: [['content-type', 'application/json']],
    body: Buffer.from('{"model":"m"}'),
  },
  sentAt: 1_790_000_000_000,
  status: 200,
  headers: [['content-type', 'application/json']],
  trailers: [['x-sum', '1']],
  headAt: 1.5,
  reads: [{ at: 2.25, bytes: Buffer.from('{"id":"ß"}') }],
  endAt: 3,
  ending: 'complete',
  error: null,
};

/** As it comes back from disk. */
const roundTrip = (wire: WireRecord): WireRecord => restore(JSON.parse(JSON.stringify(store(wire, redact))));

const bytesOf = ({ reads }: WireRecord): readonly string[] =>
  reads.map(({ bytes }) => Buffer.from(bytes).toString('hex'));

describe('evidence', () => {
  it('comes back as it was', () => {
    expect(roundTrip(plain)).toEqual(plain);
    const dead: WireRecord = {
      ...plain,
      status: null,
      headAt: null,
      reads: [],
      ending: 'reset',
      error: 'other side closed',
    };
    expect(roundTrip({ ...dead, request: { ...dead.request, body: null } })).toEqual({
      ...dead,
      request: { ...dead.request, body: null },
    });
  });

  it('comes back byte for byte, whatever the bytes and wherever they were split', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 5 }), fc.uint8Array(), (parts, body) => {
        const wire = {
          ...plain,
          request: { ...plain.request, body },
          reads: parts.map((bytes, at) => ({ at, bytes })),
        };
        const back = roundTrip(wire);
        expect(bytesOf(back)).toEqual(bytesOf(wire));
        expect(Buffer.from(back.request.body ?? [])).toEqual(Buffer.from(body));
      }),
    );
  });

  it('is text where it can be read, and base64 where it cannot', () => {
    const reads = [Buffer.from('grün'), Buffer.from([0xff, 0x00])].map((bytes, at) => ({ at, bytes }));
    expect(store({ ...plain, reads }, redact).reads.map(({ bytes }) => bytes)).toEqual(['grün', { base64: '/wA=' }]);
  });

  it('holds no key, wherever it stood', () => {
    const stored = JSON.stringify(
      store(
        {
          ...plain,
          request: {
            method: 'POST',
            url: `http://gateway.example/${key}`,
            headers: [['authorization', `Bearer ${key}`]],
            body: Buffer.from(`{"user":"${key}"}`),
          },
          headers: [['x-told', key]],
          trailers: [['x-told', key]],
          error: `no ${key}`,
        },
        redact,
      ),
    );
    expect(stored).not.toContain(key.slice(3, 15));
    expect(stored.split('REDACTED-api-key-').length - 1).toBe(6);
  });

  it('masks a key that was split over reads, and keeps the length of each', () => {
    const body = Buffer.from(`data: ${key}\n\n`);
    for (const at of [7, 12, 20, 33]) {
      const reads = [body.subarray(0, at), body.subarray(at)].map((bytes, index) => ({ at: index, bytes }));
      const back = roundTrip({ ...plain, reads });
      expect(back.reads.map(({ bytes }) => bytes.length)).toEqual(reads.map(({ bytes }) => bytes.length));
      expect(new Exchange(back).text).toBe(`data: ${redact.maskOf('api-key')}\n\n`);
    }
  });

  it('masks a key inside a compressed body, which is compressed again', () => {
    const codings = {
      gzip: [gzipSync, gunzipSync],
      deflate: [deflateSync, inflateSync],
      br: [brotliCompressSync, brotliDecompressSync],
    } as const;
    for (const [coding, [close, open]] of Object.entries(codings)) {
      const bytes = close(Buffer.from(`{"told":"${key}"}`));
      const reads = [bytes.subarray(0, 5), bytes.subarray(5)].map((part, index) => ({ at: index, bytes: part }));
      const back = roundTrip({ ...plain, headers: [['content-encoding', coding]], reads });
      expect(open(Buffer.from(new Exchange(back).codedBytes)).toString()).toBe(
        `{"told":"${redact.maskOf('api-key')}"}`,
      );
    }
  });

  it('keeps a large body in little room', () => {
    const padded = Buffer.from(`{"model":"m"${' '.repeat(1024 * 1024)}}`);
    const wire = { ...plain, request: { ...plain.request, body: padded } };
    expect(JSON.stringify(store(wire, redact)).length).toBeLessThan(10_000);
    expect(Buffer.from(roundTrip(wire).request.body ?? []).equals(padded)).toBe(true);
  });

  it('rounds times to microseconds', () => {
    expect(roundTrip({ ...plain, endAt: 1.23456789 }).endAt).toBe(1.235);
  });
});
