import { field, live } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody, inPlaceOf } from '../../refusals.ts';
import { changing, membersOf } from './chat-members.ts';

export const ignoresToolChoice: Fault = {
  id: 'ignores-tool-choice',
  says: 'does not look at tool_choice',
  seen: [live('function calling guide')],
  kills: ['errors.tool-choice'],
  bend: { request: changing(({ tool_choice: choice }) => (choice === undefined ? null : { tool_choice: undefined })) },
};

export const toolChoiceIs500: Fault = {
  id: 'tool-choice-is-500',
  says: 'fails inside for a tool_choice that it did not expect',
  seen: [field('vllm-project/vllm#53626')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => typeof membersOf(request)['tool_choice'] === 'object', {
    status: 500,
    body: errorBody('Internal Server Error', { type: 'server_error' }),
  }),
};

export const ignoresOddFormats: Fault = {
  id: 'ignores-odd-formats',
  says: 'answers in prose when it does not know the response_format, or when the schema is not there',
  seen: [live('structured outputs guide')],
  kills: ['errors.response-format'],
  bend: {
    request: changing(({ response_format: format }) => {
      const { type, json_schema: schema } = (format ?? {}) as JsonObject;
      const known = type === 'text' || type === 'json_object' || schema !== undefined;
      return format === undefined || known ? null : { response_format: { type: 'text' } };
    }),
  },
};

export const takesTheFirstCap: Fault = {
  id: 'takes-the-first-cap',
  says: 'uses max_tokens when max_completion_tokens is given too, and overlooks stream_options',
  seen: [live('chat completions, create, max_tokens')],
  kills: ['errors.one-cap'],
  bend: {
    request: changing(({ max_tokens: one, max_completion_tokens: other }) =>
      one === undefined || other === undefined ? null : { max_completion_tokens: undefined, stream_options: undefined },
    ),
  },
};

const knows = (members: JsonObject): boolean => !('runestone_unknown_parameter' in members);

export const unknownParameterIs404: Fault = {
  id: 'unknown-parameter-is-404',
  says: 'finds no route for a request with a parameter that it does not know',
  seen: [field('BoltAI/BoltAI#135')],
  kills: ['errors.unknown-parameter'],
  bend: inPlaceOf((_head, request) => !knows(membersOf(request)), { status: 404, body: errorBody('Not found') }),
};

export const unknownParameterIs500: Fault = {
  id: 'unknown-parameter-is-500',
  says: 'passes a parameter on to a function that does not take it',
  seen: [field('BoltAI/BoltAI#135')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => !knows(membersOf(request)), {
    status: 500,
    body: errorBody("create() got an unexpected keyword argument 'runestone_unknown_parameter'"),
  }),
};

export const unknownParameterIsNothing: Fault = {
  id: 'unknown-parameter-is-nothing',
  says: 'answers a request with a parameter that it does not know with an empty object',
  seen: [field('BoltAI/BoltAI#135')],
  kills: ['errors.unknown-parameter'],
  bend: inPlaceOf((_head, request) => !knows(membersOf(request)), { status: 200, body: '{}' }),
};
