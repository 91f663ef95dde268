import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainBytes } from './content-coding.ts';

const text = Buffer.from('{"choices": ["„🪨“"]}');

describe('plainBytes', () => {
  it.each([
    ['gzip', gzipSync(text)],
    [' GZIP ', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
  ])('takes a body out of %s', (coding, bytes) => {
    expect(Buffer.from(plainBytes(bytes, coding) ?? []).equals(text)).toBe(true);
  });

  it.each([
    ['no coding', text, null],
    ['identity', text, 'identity'],
    ['no body', new Uint8Array(), 'gzip'],
    ['a coding that nobody knows', text, 'rot13'],
  ])('leaves a body as it is: %s', (_why, bytes, coding) => {
    expect(plainBytes(bytes, coding)).toBe(bytes);
  });

  it.each([
    ['a coding that it is not in', text],
    ['a body that was cut', gzipSync(text).subarray(0, 20)],
  ])('knows no plain body of %s', (_why, bytes) => {
    expect(plainBytes(bytes, 'gzip')).toBeNull();
  });
});
