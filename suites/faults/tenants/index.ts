import { field } from '../../../spec/sources.ts';
import { type Bend, isChat, type Reply } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

const leak = field('diegosouzapw/OmniRoute#3740');

/** A cache of whole answers; `keyOf` says what two requests must share to get one answer. */
function cached(keyOf: (text: string) => string, headers: Readonly<Record<string, string>> = {}): Bend {
  const answers = new Map<string, string>();
  return {
    answer: (request): Reply | null => {
      const body = isChat(request) ? answers.get(keyOf(request.body.toString())) : undefined;
      return body === undefined ? null : { headers: { 'x-request-id': `req_${Math.random()}`, ...headers }, body };
    },
    bytes: (body, request, { status }) => {
      if (isChat(request) && status === 200) answers.set(keyOf(request.body.toString()), body.toString());
      return body;
    },
  };
}

/** The body in the order of the cache, under an id of its own. */
function renamed(bend: Bend): Bend {
  return {
    ...bend,
    answer: async (request) => {
      const reply = await bend.answer?.(request);
      if (reply === null || reply === undefined) return null;
      return { ...reply, body: String(reply.body).replace(/"chatcmpl-[^"]*"/, `"chatcmpl-${Math.random()}"`) };
    },
  };
}

function refusesAll(): Bend {
  let until = 0;
  return {
    answer: (request) =>
      isChat(request) && Date.now() < until
        ? { status: 429, headers: { 'retry-after': '1', 'x-request-id': 'req_all' }, body: errorBody('Slow down.') }
        : null,
    head: (head) => {
      if (head.status === 429) until = Date.now() + 1000;
      return head;
    },
  };
}

export const tenantFaults: readonly Fault[] = [
  {
    id: 'one-cache-for-all',
    says: 'answers a tenant from a cache that another filled',
    seen: [leak, field('wso2/api-platform#733')],
    kills: ['security.answers-of-their-own'],
    bend: cached((text) => text),
  },
  {
    id: 'one-cache-under-new-ids',
    says: 'answers a tenant from the cache of another under a new id',
    seen: [leak],
    kills: ['security.answers-of-their-own'],
    bend: renamed(cached((text) => text, { 'x-cache': 'HIT' })),
  },
  {
    id: 'one-loose-cache-for-all',
    says: 'answers a tenant with what another asked much alike',
    seen: [field('vllm-project/semantic-router#2134')],
    kills: ['security.answers-of-their-own'],
    bend: renamed(cached((text) => text.replace(/nonce-[0-9a-f]+/g, 'nonce'))),
  },
  {
    id: 'one-limit-for-all',
    says: 'refuses every tenant when one has used up its limit',
    seen: [field('envoyproxy/gateway#4292')],
    kills: ['throttling.tenants-apart'],
    bend: refusesAll(),
  },
];
