import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUtf8, readSse, type SseBlock, type SseStream } from './sse.ts';

const read = (text: string): SseStream => readSse([{ at: 1, bytes: Buffer.from(text) }]);

const summary = ({ blocks }: SseStream): readonly Partial<SseBlock>[] =>
  blocks.map(({ data, event, terminated }) => ({ data, event, terminated }));

/** Cuts bytes into reads at the given places. */
function cut(bytes: Uint8Array, places: readonly number[]): readonly { at: number; bytes: Uint8Array }[] {
  const edges = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])];
  edges.sort((a, b) => a - b);
  return edges.slice(1).map((edge, index) => ({ at: 1, bytes: bytes.subarray(edges[index], edge) }));
}

const piece = fc.oneof(
  fc.constantFrom(
    'data: ',
    'data:',
    'data',
    'event: x',
    'id: 1',
    'retry: 5',
    ': hi',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    'ß😀',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const streamBytes = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces): Uint8Array => Buffer.from(pieces.join(''))),
  fc
    .tuple(fc.constantFrom('', '\uFEFF'), fc.array(piece, { maxLength: 10 }))
    .map(([mark, pieces]): Uint8Array => Buffer.from(mark + pieces.join(''))),
  fc.uint8Array({ maxLength: 60 }),
);

describe('the SSE reader', () => {
  it('reads the same from any split of the same bytes', () => {
    fc.assert(
      fc.property(streamBytes, fc.array(fc.nat(), { maxLength: 20 }), (bytes, places) => {
        expect(readSse(cut(bytes, places))).toEqual(readSse([{ at: 1, bytes }]));
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same whatever ends its lines', () => {
    const lines = fc.array(fc.constantFrom('data: a', 'data: b', 'event: e', ': c', 'other', ''), { maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\r', '\r\n'), (given, ending) => {
        const text = [...given, ''].join('\n');
        expect(read(text.replaceAll('\n', ending)).blocks).toEqual(read(text).blocks);
      }),
    );
  });

  it('tells which line endings were used', () => {
    expect(read('data: a\n\n').lineEndings).toEqual(['lf']);
    expect(read('data: a\r\n\r\n').lineEndings).toEqual(['crlf']);
    expect(read('data: a\r\r').lineEndings).toEqual(['cr']);
    expect(new Set(read('data: a\r\n\ndata: b\r\r').lineEndings)).toEqual(new Set(['crlf', 'lf', 'cr']));
    expect(summary(read('data: a\r\n\ndata: b\r\r'))).toEqual([
      { data: 'a', event: null, terminated: true },
      { data: 'b', event: null, terminated: true },
    ]);
  });

  it('keeps one event per blank line, with one space taken after the colon', () => {
    expect(read('data:  two spaces\n\ndata:none\n\ndata\n\n').blocks.map(({ data }) => data)).toEqual([
      ' two spaces',
      'none',
      '',
    ]);
  });

  it('joins several data lines with a line feed and counts them', () => {
    const [block] = read('data: a\ndata\ndata: c\n\n').blocks;
    expect(block).toMatchObject({ data: 'a\n\nc', dataLines: 3 });
  });

  it('keeps comments, unknown lines and blocks without data for the judges', () => {
    const { blocks } = read(': ping\n\nevent: e\nid: 7\nretry: 10\n\nnonsense\ndatax: 1\n\n');
    expect(blocks).toMatchObject([
      { data: null, comments: [' ping'] },
      { data: null, event: 'e', id: '7', retry: '10' },
      { data: null, unknown: ['nonsense', 'datax: 1'] },
    ]);
  });

  it('lets the last of a repeated field count, as the standard does', () => {
    expect(read('event: a\nevent: b\ndata: x\n\n').blocks[0]).toMatchObject({ event: 'b' });
  });

  it('marks what was left when the stream ended without its blank line', () => {
    expect(summary(read('data: a\n\ndata: b'))).toEqual([
      { data: 'a', event: null, terminated: true },
      { data: 'b', event: null, terminated: false },
    ]);
    expect(summary(read('data: a\n'))).toEqual([{ data: 'a', event: null, terminated: false }]);
    expect(read('').blocks).toEqual([]);
  });

  it('does not mistake the line feed of a CRLF for a blank line, even as the first byte of a read', () => {
    const reads = ['data: a\r', '\n', '\r', '\ndata: b\r', '\n\r\n'].map((text, at) => ({
      at,
      bytes: Buffer.from(text),
    }));
    expect(readSse(reads).blocks).toMatchObject([
      { data: 'a', at: 2 },
      { data: 'b', at: 4 },
    ]);
    expect(readSse(reads).lineEndings).toEqual(['crlf']);
  });

  it('takes a byte order mark off the first line only', () => {
    const marked = read('\uFEFFdata: a\n\n\uFEFFdata: b\n\n');
    expect(marked.byteOrderMark).toBe(true);
    expect(marked.blocks).toMatchObject([{ data: 'a' }, { data: null, unknown: ['\uFEFFdata: b'] }]);
    expect(read('\n\uFEFFdata: a\n\n').byteOrderMark).toBe(false);
  });

  it('reads a byte order mark on a line of its own as a blank line', () => {
    expect(read('\uFEFF\ndata: a\n\n').blocks).toMatchObject([
      { data: null, unknown: [] },
      { data: 'a', unknown: [] },
    ]);
    expect(read('\uFEFF')).toMatchObject({ blocks: [], byteOrderMark: true, validUtf8: true });
  });

  it('reads invalid UTF-8 leniently and says so', () => {
    const bytes = Buffer.concat([Buffer.from('data: a'), Buffer.from([0xff]), Buffer.from('b\n\n')]);
    expect(readSse([{ at: 1, bytes }])).toMatchObject({ validUtf8: false, blocks: [{ data: 'a\uFFFDb' }] });
  });

  it('calls a character that is split between two reads valid', () => {
    const bytes = Buffer.from('data: 😀\n\n');
    expect(readSse(cut(bytes, [7, 8, 9]))).toMatchObject({ validUtf8: true, blocks: [{ data: '😀' }] });
  });

  it('measures the longest line in bytes', () => {
    expect(read('data: ää\n: x\n\n').blocks[0]?.longestLine).toBe(10);
  });

  it('dates a block by the read that completed it', () => {
    const reads = ['data: a\n', '\nda', 'ta: b\n\n'].map((text, at) => ({ at, bytes: Buffer.from(text) }));
    expect(readSse(reads).blocks.map(({ at }) => at)).toEqual([1, 2]);
  });
});

it('isUtf8 takes a byte order mark for valid and half a character for invalid', () => {
  expect(isUtf8(Buffer.from('\uFEFFa'))).toBe(true);
  expect(isUtf8(Buffer.from('😀').subarray(0, 3))).toBe(false);
});
