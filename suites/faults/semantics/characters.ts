import { field, openapi, rfc } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, type JsonObject, textOf, withChoice, withDelta } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const said = (completion: JsonObject): JsonObject => (firstChoice(completion)?.['message'] ?? {}) as JsonObject;

/** Changes the text of whole answers and of the pieces of streamed ones. */
const rewording = (change: (text: string) => string): Fault['bend'] => ({
  json: eachCompletion((completion) => {
    const message = said(completion);
    return withChoice(completion, { message: { ...message, content: change(String(message['content'] ?? '')) } });
  }),
  stream: eachChunk((chunk) => (textOf(chunk) === '' ? chunk : withDelta(chunk, { content: change(textOf(chunk)) }))),
});

const odd = /[^\p{ASCII}]/gu;

export const characterFaults: readonly Fault[] = [
  {
    id: 'replaces-odd-characters',
    says: 'puts a replacement character where a letter of another script was',
    seen: [field('librefang/librefang#3448'), field('Luce-Org/lucebox#641')],
    kills: ['semantics.unicode'],
    bend: rewording((text) => text.replace(odd, '\uFFFD')),
  },
  {
    id: 'asks-for-odd-characters',
    says: 'puts a question mark where a letter of another script was',
    seen: [rfc('8259 §8.1')],
    kills: ['semantics.unicode'],
    bend: rewording((text) => text.replace(odd, '?')),
  },
  {
    id: 'reads-utf8-as-latin1',
    says: 'reads UTF-8 as Latin-1',
    seen: [rfc('8259 §8.1')],
    kills: ['semantics.unicode'],
    bend: rewording((text) => Buffer.from(text, 'utf8').toString('latin1')),
  },
  {
    id: 'composes-accents',
    says: 'puts one character where a letter and its accent were',
    seen: [openapi('#/components/schemas/ChatCompletionMessage')],
    kills: ['semantics.unicode'],
    bend: rewording((text) => text.normalize('NFC')),
  },
];
