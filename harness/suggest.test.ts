import { describe, expect, it } from 'vitest';
import { suggestion } from './suggest.ts';

const ids = [
  'streaming',
  'chat-stream',
  'streaming.ends-with-done',
  'streaming.media-type',
  'chat',
  'models.lists',
  'auth',
];

describe('a suggestion', () => {
  it.for([
    ['streamng', 'streaming'],
    ['Streaming', 'streaming'],
    ['chat-streem', 'chat-stream'],
    ['streaming.ends-with-don', 'streaming.ends-with-done'],
    ['ends-with-done', 'streaming.ends-with-done'],
    ['model.list', 'models.lists'],
    ['caht', 'chat'],
    ['atuh', 'auth'],
    ['cha', 'chat'],
    ['chats', 'chat'],
    ['media', 'streaming.media-type'],
    ['embeddings', undefined],
    ['s', undefined],
    ['', undefined],
  ])('for "%s" is %s', ([given, wanted]) => {
    expect(suggestion(given ?? '', ids)).toBe(wanted === undefined ? '' : `; did you mean "${wanted}"?`);
  });

  it('prefers the nearest of those that hold what was given', () => {
    expect(suggestion('done', ['streaming.ends-with-done', 'x.is-done'])).toBe('; did you mean "x.is-done"?');
  });

  it.for([
    ['pdf', ''],
    ['m', '; did you mean "md"?'],
    ['jsno', '; did you mean "json"?'],
    ['jsn', '; did you mean "json"?'],
    ['html', ''],
  ])('of a short word is near: "%s"%s', ([given, wanted]) => {
    expect(suggestion(given ?? '', ['md', 'json'])).toBe(wanted);
  });

  it('is nothing when nothing is known', () => {
    expect(suggestion('x', [])).toBe('');
  });
});
