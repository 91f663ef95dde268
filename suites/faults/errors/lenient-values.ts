import { field, live } from '../../../spec/sources.ts';
import type { Fault } from '../../fault.ts';
import { errorBody, inPlaceOf } from '../../refusals.ts';
import { changing, membersOf } from './chat-members.ts';

const clamp = (value: unknown, least: number, most: number): unknown =>
  typeof value === 'number' ? Math.min(most, Math.max(least, value)) : value;

const isCap = (name: string): boolean => name === 'max_tokens' || name === 'max_completion_tokens';

/** Other values for some members of a chat request. */
const mapped = (map: (value: unknown, name: string) => unknown) =>
  changing((members) =>
    Object.keys(members).length === 0
      ? null
      : Object.fromEntries(Object.entries(members).map(([name, value]) => [name, map(value, name)])),
  );

export const clampsValues: Fault = {
  id: 'clamps-values',
  says: 'takes the nearest value that it knows for one that is out of range',
  seen: [live('chat completions, create')],
  kills: ['errors.value-ranges'],
  bend: {
    request: mapped((value, name) => {
      if (name === 'temperature') return clamp(value, 0, 2);
      if (name === 'top_p') return clamp(value, 0, 1);
      return name === 'presence_penalty' ? clamp(value, -2, 2) : value;
    }),
  },
};

export const dropsTheFifthStop: Fault = {
  id: 'drops-the-fifth-stop',
  says: 'forgets every stop sequence beyond the fourth',
  seen: [live('chat completions, create, stop')],
  kills: ['errors.value-ranges'],
  bend: { request: mapped((value, name) => (name === 'stop' && Array.isArray(value) ? value.slice(0, 4) : value)) },
};

export const zeroMeansDefault: Fault = {
  id: 'zero-means-default',
  says: 'reads 0 as "not given", for n and for the length of an answer',
  seen: [
    live('chat completions, create, max_tokens'),
    field('entrius/gittensor#1750'),
    field('raullenchai/Rapid-MLX#461'),
  ],
  kills: ['errors.value-ranges'],
  bend: { request: mapped((value, name) => (value === 0 && (name === 'n' || isCap(name)) ? 1 : value)) },
};

export const coercesTypes: Fault = {
  id: 'coerces-types',
  says: 'makes numbers and booleans of texts as well as it can',
  seen: [live('chat completions, create')],
  kills: ['errors.value-types'],
  bend: {
    request: mapped((value, name) => {
      if (name === 'temperature' && typeof value === 'string') return 0;
      if (name === 'stream' && typeof value === 'string') return true;
      return isCap(name) && typeof value === 'string' ? Number(value) : value;
    }),
  },
};

export const wrongTypesAre500: Fault = {
  id: 'wrong-types-are-500',
  says: 'fails inside when a number is a text',
  seen: [field('sgl-project/sglang#3805')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => typeof membersOf(request)['temperature'] === 'string', {
    status: 500,
    body: errorBody("could not convert string to float: 'hot'", { type: 'server_error' }),
  }),
};

export const outOfRangeIs200: Fault = {
  id: 'out-of-range-is-200',
  says: 'answers a value out of range with 200 and an error in the body',
  seen: [field('huggingface/text-generation-inference#1896')],
  kills: ['errors.not-in-disguise', 'errors.value-ranges'],
  bend: inPlaceOf((_head, request) => Number(membersOf(request)['top_p'] ?? 0) > 1, {
    status: 200,
    body: '{"error":"Input validation error: `top_p` must be > 0.0 and < 1.0","error_type":"validation"}',
  }),
};

const isAbsurd = (value: unknown): boolean => typeof value === 'number' && value > 1e6;

export const hugeCapIs500: Fault = {
  id: 'huge-cap-is-500',
  says: 'fails when more tokens are allowed than its model has room for',
  seen: [live('chat completions, create, max_tokens')],
  kills: ['errors.never-5xx'],
  bend: inPlaceOf((_head, request) => isAbsurd(membersOf(request)['max_tokens']), {
    status: 500,
    body: errorBody('CUDA out of memory', { type: 'server_error' }),
  }),
};

export const hugeCapIs403: Fault = {
  id: 'huge-cap-is-403',
  says: 'forbids a cap on the answer that is over its quota',
  seen: [live('chat completions, create, max_tokens')],
  kills: ['errors.absurd-cap'],
  bend: inPlaceOf((_head, request) => isAbsurd(membersOf(request)['max_tokens']), {
    status: 403,
    body: errorBody('Quota exceeded for this request.'),
  }),
};
