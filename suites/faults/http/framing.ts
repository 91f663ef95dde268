import { field, rfc, sdk } from '../../../spec/sources.ts';
import { isChat, isFor, type Received, wantsStream } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';
import { asBytes, wireMessage } from '../../wire-message.ts';

const json = 'content-type: application/json';
const refusal = errorBody('„messages“ must be a list 🪨');

/** The one request whose `messages` are a text. */
const isMistyped = (request: Received): boolean =>
  isChat(request) && /"messages":"/.test(request.body.toString('latin1'));

export const countsLengthInCharacters: Fault = {
  id: 'counts-length-in-characters',
  says: 'counts Content-Length in characters where the body is longer in bytes',
  seen: [field('BerriAI/litellm#40220')],
  kills: ['http.length-is-true'],
  bend: {
    wire: (request) =>
      isMistyped(request)
        ? wireMessage('400 Bad Request', [json, `content-length: ${refusal.length}`], asBytes(refusal))
        : null,
  },
};

export const countsQuotedNamesInCharacters: Fault = {
  id: 'counts-quoted-names-in-characters',
  says: 'counts the Content-Length of errors that quote a model in characters',
  seen: [field('BerriAI/litellm#40220')],
  kills: ['http.one-json-value'],
  bend: {
    wire: ({ json: body }) => {
      const model: unknown = (body as { model?: unknown } | undefined)?.model;
      if (typeof model !== 'string' || !/\P{ASCII}/u.test(model)) return null;
      const error = errorBody(`No model ${model}`);
      return wireMessage('404 Not Found', [json, `content-length: ${error.length}`], asBytes(error));
    },
  },
};

export const announcesMoreThanItSends: Fault = {
  id: 'announces-more-than-it-sends',
  says: 'keeps the Content-Length of a body that it has shortened',
  seen: [field('BerriAI/litellm#40220')],
  kills: ['http.length-is-true'],
  bend: {
    wire: (request) =>
      isMistyped(request) ? wireMessage('400 Bad Request', [json, 'content-length: 900'], asBytes(refusal)) : null,
  },
};

export const framesTwice: Fault = {
  id: 'frames-twice',
  says: 'sends Transfer-Encoding and Content-Length together',
  seen: [sdk('Node fetch, HPE_UNEXPECTED_CONTENT_LENGTH'), rfc('9112 §6.3')],
  kills: ['http.one-framing'],
  bend: {
    wire: (request) => {
      if (!isMistyped(request)) return null;
      const body = asBytes(refusal);
      const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
      return wireMessage(
        '400 Bad Request',
        [json, 'transfer-encoding: chunked', `content-length: ${body.length}`],
        chunked,
      );
    },
  },
};

export const announcesTwoLengths: Fault = {
  id: 'announces-two-lengths',
  says: 'sends its own Content-Length beside the one of its provider',
  seen: [rfc('9112 §6.3')],
  kills: ['http.one-framing'],
  bend: {
    wire: (request) => {
      if (!isMistyped(request)) return null;
      const length = asBytes(refusal).length;
      return wireMessage(
        '400 Bad Request',
        [json, `content-length: ${length}`, `Content-Length: ${length + 2}`],
        asBytes(refusal),
      );
    },
  },
};

export const overflowsHeaders: Fault = {
  id: 'overflows-headers',
  says: 'repeats what it decided in a header of 17 KB',
  seen: [sdk('Node fetch, UND_ERR_HEADERS_OVERFLOW')],
  kills: ['http.header-block'],
  bend: { head: (head, request) => (isChat(request) ? withHeaders({ 'x-trace': 'x'.repeat(17_000) })(head) : head) },
};

export const overflowsHeadersByLines: Fault = {
  id: 'overflows-headers-by-lines',
  says: 'sets 600 cookies with every model list',
  seen: [sdk('Node fetch, UND_ERR_HEADERS_OVERFLOW')],
  kills: ['http.header-block'],
  bend: {
    head: (head, request) => {
      const many = Array.from({ length: 600 }, (_, index) => [`x-cookie-${index}`, 'route=a0123456789'] as const);
      return isFor(request, '/models') ? withHeaders(Object.fromEntries(many))(head) : head;
    },
  },
};

export const usageInTrailers: Fault = {
  id: 'usage-in-trailers',
  says: 'tells the usage of a stream in a trailer',
  seen: [rfc('9110 §6.5')],
  kills: ['http.nothing-in-trailers'],
  bend: {
    wire: (request) => {
      if (!isChat(request) || !wantsStream(request)) return null;
      const body = 'data: [DONE]\n\n';
      const head = ['content-type: text/event-stream', 'transfer-encoding: chunked', 'trailer: x-usage-tokens'];
      return wireMessage('200 OK', head, `${body.length.toString(16)}\r\n${body}\r\n0\r\nx-usage-tokens: 12\r\n\r\n`);
    },
  },
};
