import { field, rfc } from '../../../spec/sources.ts';
import { Cut, isChat, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody, inPlaceOf } from '../../refusals.ts';

const isNoObject = (request: Received): boolean =>
  isChat(request) && (request.json === null || Array.isArray(request.json));

const isDeep = (request: Received): boolean => request.body.includes('['.repeat(500));

export const noObjectIs500: Fault = {
  id: 'no-object-is-500',
  says: 'asks a list for its model and fails',
  seen: [field('vllm-project/vllm#51654'), field('NousResearch/hermes-agent#33077')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => isNoObject(request), {
    status: 500,
    body: errorBody("'list' object has no attribute 'get'", { type: 'server_error' }),
  }),
};

export const noObjectIs404: Fault = {
  id: 'no-object-is-404',
  says: 'finds no model in a list, and says that the model is not there',
  seen: [field('NousResearch/hermes-agent#33077')],
  kills: ['errors.object-body'],
  bend: inPlaceOf((_head, request) => isNoObject(request), {
    status: 404,
    body: errorBody("The model 'undefined' does not exist.", { code: 'model_not_found' }),
  }),
};

export const noBodyIs500: Fault = {
  id: 'no-body-is-500',
  says: 'fails when there is no body',
  seen: [field('lemonade-sdk/lemonade#2263')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => isChat(request) && request.body.length === 0, {
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: 'EOF',
  }),
};

export const noBodyIs200: Fault = {
  id: 'no-body-is-200',
  says: 'takes a request without a body for a test of the connection',
  seen: [field('GoDiao/Free-Way#32')],
  kills: ['errors.malformed-json'],
  bend: inPlaceOf((_head, request) => isChat(request) && request.body.length === 0, { status: 200, body: '{}' }),
};

export const overflowsItsStack: Fault = {
  id: 'overflows-its-stack',
  says: 'dies while it reads a body that is nested deeply',
  seen: [rfc('8259 §9')],
  kills: ['errors.never-5xx'],
  bend: {
    answer: (request) => {
      if (isDeep(request)) throw new Cut('reset');
      return null;
    },
  },
};

export const storesNoNul: Fault = {
  id: 'stores-no-nul',
  says: 'cannot store a text with a NUL in it, and fails',
  seen: [rfc('8259 §7')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => request.body.includes('\\u0000'), {
    status: 500,
    body: errorBody('invalid byte sequence for encoding "UTF8": 0x00', { type: 'server_error' }),
  }),
};

export const oddJsonIs404: Fault = {
  id: 'odd-json-is-404',
  says: 'answers bytes that are no UTF-8 as if there were no such path',
  seen: [field('mnfst/llm-gateway#2126')],
  kills: ['errors.odd-json'],
  bend: inPlaceOf((_head, request) => request.body.includes(0xff), {
    status: 404,
    body: errorBody('Cannot POST /v1/chat/completions'),
  }),
};

/** Without its models from the first deep body on, as a process that was started anew and found nothing. */
function emptyAfterDeepNesting(): (request: Received) => { status: number; body: string } | null {
  let empty = false;
  return (request) => {
    const before = empty;
    empty ||= isDeep(request);
    return before && isChat(request) ? { status: 404, body: errorBody('The model does not exist.') } : null;
  };
}

export const failsAfterDeepNesting: Fault = {
  id: 'fails-after-deep-nesting',
  says: 'refuses a deeply nested body and is never the same again',
  seen: [rfc('8259 §9')],
  kills: ['errors.odd-json'],
  bend: { answer: emptyAfterDeepNesting() },
};

export const failsOnInfinity: Fault = {
  id: 'fails-on-infinity',
  says: 'reads a number beyond any double as infinity and cannot write it down again',
  seen: [rfc('8259 §6')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => request.body.includes('1e999'), {
    status: 500,
    body: errorBody('Out of range float values are not JSON compliant', { type: 'server_error' }),
  }),
};
