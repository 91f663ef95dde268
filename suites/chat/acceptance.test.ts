import { describe, expect, it } from 'vitest';
import { Exchange } from '../../harness/gateway/exchange.ts';
import { names, takes } from './acceptance.ts';

function answer(status: number, body: unknown): Exchange {
  return new Exchange({
    request: { method: 'POST', url: 'http://127.0.0.1/v1/chat/completions', headers: [], body: null },
    sentAt: 0,
    status,
    headers: [['content-type', 'application/json']],
    trailers: [],
    headAt: 1,
    reads: [{ at: 1, bytes: Buffer.from(JSON.stringify(body)) }],
    endAt: 2,
    ending: 'complete',
    error: null,
  });
}

const refusal = (message: string, param: string | null = null) => answer(400, { error: { message, param } });

describe('a refusal names a field', () => {
  it.each([
    ['in its param', refusal('Not supported.', 'messages[1].name'), 'name'],
    ['in its words', refusal('Unrecognized request argument supplied: store'), 'store'],
    ['in the detail of FastAPI', answer(422, { detail: [{ loc: ['body', 'metadata'], msg: 'extra' }] }), 'metadata'],
    ['of one letter in quotes', refusal("'n' : number must be at most 1"), 'n'],
    ['of one letter in double quotes', refusal('Unknown field "n".'), 'n'],
  ])('%s', (_, one, field) => expect(names(one, [field])).toBe(true));

  it.each([
    ['as a part of another word', refusal('The message_store is full.'), 'store'],
    ['of one letter as a word', refusal('neither n nor m'), 'n'],
    ['in no refusal', answer(500, { error: { message: 'store' } }), 'store'],
  ])('not %s', (_, one, field) => expect(names(one, [field])).toBe(false));
});

describe('a request is taken', () => {
  const completion = { choices: [{ index: 0, message: { role: 'assistant', content: 'OK' } }] };

  it('when it is answered', () => expect(takes('it', answer(200, completion))).toEqual([]));

  it('not when an error stands under status 200', () =>
    expect(takes('it', answer(200, { error: { message: 'no' } }))).toHaveLength(1));

  it('softly not when a field is refused by its name', () => {
    expect(takes('it', refusal('Unknown: seed'), ['seed'])).toMatchObject([{ soft: true }]);
    expect(takes('it', refusal('Bad request'), ['seed'])).not.toMatchObject([{ soft: true }]);
  });
});
