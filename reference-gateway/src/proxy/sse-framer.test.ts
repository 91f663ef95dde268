import { describe, expect, test } from 'vitest';
import { createSseFramer } from './sse-framer.ts';

const pieces = (text: string, size: number) => {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
};

function frame(text: string, size: number) {
  const framer = createSseFramer();
  const blocks = pieces(text, size).flatMap((piece) => framer.push(piece));
  return { blocks: blocks.map(({ bytes, isEvent }) => ({ text: bytes.toString(), isEvent })), rest: framer.rest() };
}

const framings = {
  LF: 'data: {"a":"é👍"}\n\n: ping\n\nevent: x\ndata: 1\ndata: 2\n\n',
  CRLF: 'data: {"a":"é👍"}\r\n\r\n: ping\r\n\r\nevent: x\r\ndata: 1\r\ndata: 2\r\n\r\n',
  CR: 'data: {"a":"é👍"}\r\r: ping\r\revent: x\rdata: 1\rdata: 2\r\r',
};

describe.each(Object.entries(framings))('a stream with %s line ends', (_name, text) => {
  test.each([1, 2, 3, 5, 7, 1000])('in pieces of %d bytes has its two events, and every byte', (size) => {
    const { blocks, rest } = frame(text, size);
    expect(blocks.map((block) => block.text).join('') + rest.toString()).toBe(text);
    const events = blocks.filter(({ isEvent }) => isEvent).map((block) => block.text.trim());
    expect(events).toHaveLength(2);
    expect(events[0]).toBe('data: {"a":"é👍"}');
    expect(events[1]?.split(/\r\n|\r|\n/)).toEqual(['event: x', 'data: 1', 'data: 2']);
  });
});

test('an event is held until its blank line', () => {
  const framer = createSseFramer();
  expect(framer.push(Buffer.from('data: {"cut":'))).toEqual([]);
  expect(framer.kept()).toBe(13);
  expect(framer.push(Buffer.from('1}\n\n')).map(({ bytes }) => bytes.toString())).toEqual(['data: {"cut":1}\n\n']);
  expect(framer.kept()).toBe(0);
});

test('a comment is passed on without waiting for a blank line, unless it stands inside an event', () => {
  const framer = createSseFramer();
  expect(framer.push(Buffer.from(': ping\n')).map(({ bytes }) => bytes.toString())).toEqual([': ping\n']);
  expect(framer.push(Buffer.from('data: 1\n: inside\n'))).toEqual([]);
  expect(framer.push(Buffer.from('\n'))).toMatchObject([{ isEvent: true }]);
});
