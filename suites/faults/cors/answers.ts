import { fetchStandard, field } from '../../../spec/sources.ts';
import type { Received } from '../../bend.ts';
import { withHeaders, withoutHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

const isPreflight = ({ method }: Received): boolean => method === 'OPTIONS';

export const preflightWantsAKey: Fault = {
  id: 'preflight-wants-a-key',
  says: 'asks for a key before it answers a preflight',
  seen: [field('dphnAI/sonar#434'), field('caigee-cmd/cli2api#148')],
  kills: ['cors.preflight'],
  bend: { answer: (request) => (isPreflight(request) ? { status: 401, body: errorBody('No key.') } : null) },
};

export const forgetsSdkHeaders: Fault = {
  id: 'forgets-sdk-headers',
  says: 'allows authorization and content-type, and none of x-stainless-*',
  seen: [field('pollinations/pollinations#10165'), field('jeromeleong/poe2openai#15')],
  kills: ['cors.preflight'],
  bend: {
    head: (head, request) =>
      isPreflight(request)
        ? withHeaders({ 'access-control-allow-headers': 'authorization, content-type' })(head)
        : head,
  },
};

export const allowsStarAlone: Fault = {
  id: 'allows-star-alone',
  says: 'allows every header by a star, which does not cover authorization',
  seen: [fetchStandard('CORS protocol and credentials')],
  kills: ['cors.preflight'],
  bend: {
    head: (head, request) => (isPreflight(request) ? withHeaders({ 'access-control-allow-headers': '*' })(head) : head),
  },
};

export const hidesItsHeaders: Fault = {
  id: 'hides-its-headers',
  says: 'exposes no header to scripts',
  seen: [fetchStandard('HTTP responses')],
  kills: ['cors.exposes-headers'],
  bend: { head: withoutHeaders(['access-control-expose-headers']) },
};

export const forgetsCorsOnErrors: Fault = {
  id: 'forgets-cors-on-errors',
  says: 'sends no CORS header with a refusal',
  seen: [field('caigee-cmd/cli2api#148')],
  kills: ['cors.on-errors'],
  bend: { head: (head) => (head.status >= 400 ? withoutHeaders(['access-control-allow-origin'])(head) : head) },
};

export const reflectsOriginWithCredentials: Fault = {
  id: 'reflects-origin-with-credentials',
  says: 'allows credentials to whatever origin asks',
  seen: [fetchStandard('CORS protocol and credentials')],
  kills: ['cors.not-for-everyone-with-credentials'],
  bend: {
    head: (head, { headers }) =>
      withHeaders({
        'access-control-allow-origin': headers['origin'] ?? '*',
        'access-control-allow-credentials': 'true',
      })(head),
  },
};

export const starWithCredentials: Fault = {
  id: 'star-with-credentials',
  says: 'allows credentials to every origin',
  seen: [fetchStandard('CORS protocol and credentials')],
  kills: ['cors.not-for-everyone-with-credentials'],
  bend: { head: withHeaders({ 'access-control-allow-credentials': 'true' }) },
};
