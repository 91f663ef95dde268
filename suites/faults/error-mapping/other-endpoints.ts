import { field } from '../../../spec/sources.ts';
import { isFor, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { inPlaceOf } from '../../refusals.ts';
import { both, failed, ofClass, ofStatus, withHeaders, withStatus } from './told.ts';

export const otherEndpointFaults: readonly Fault[] = [
  {
    id: 'limits-of-embeddings-become-500',
    says: 'answers 500 when the provider limits embeddings',
    seen: [field('sonami-tech/omni-llm-provider#3')],
    kills: ['error-mapping.rate-limits'],
    bend: withStatus(
      both(ofStatus(429), (request) => isFor(request, '/embeddings')),
      500,
    ),
  },
  {
    id: 'refused-embeddings-become-502',
    says: 'answers 502 to embeddings that the provider refused as faulty',
    seen: [field('8monkey-ai/hebo-gateway#27')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(
      both(ofStatus(400), (request) => isFor(request, '/embeddings')),
      502,
    ),
  },
  {
    id: 'embeddings-of-absent-models-are-500',
    says: 'answers 500 to embeddings of a model that the provider does not know',
    seen: [field('8monkey-ai/hebo-gateway#27')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(
      both(ofStatus(404), (request) => isFor(request, '/embeddings')),
      500,
    ),
  },
  {
    id: 'refused-responses-become-502',
    says: 'answers 502 to responses that the provider refused as faulty',
    seen: [field('8monkey-ai/hebo-gateway#27')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(
      both(ofStatus(422), (request) => isFor(request, '/responses')),
      502,
    ),
  },
  {
    id: 'failed-responses-become-400',
    says: 'answers 400 when the provider fails to give a response',
    seen: [field('astaxie/TokenHub#107')],
    kills: ['error-mapping.server-errors'],
    bend: withStatus(
      both(ofStatus(500), (request) => isFor(request, '/responses')),
      400,
    ),
  },
  {
    id: 'limited-completions-begin-streams',
    says: 'tells by an event under 200 that streamed completions are limited',
    seen: [field('preloop/preloop#121'), field('jgravelle/jmunch-mcp#5')],
    kills: ['error-mapping.before-a-stream'],
    bend: inPlaceOf(
      both(ofStatus(429), (request) => isFor(request, '/completions') && wantsStream(request)),
      {
        status: 200,
        headers: { 'content-type': 'text/event-stream' },
        body: 'data: {"error":{"message":"limited"}}\n\n',
      },
    ),
  },
  {
    id: 'empty-vectors-for-failures',
    says: 'answers failed embeddings with an empty list',
    seen: [field('runpod-workers/worker-vllm#57')],
    kills: ['error-mapping.no-success'],
    bend: inPlaceOf(
      both(ofClass(5), (request) => isFor(request, '/embeddings')),
      { status: 200, body: '{"object":"list","data":[],"model":"none","usage":{"prompt_tokens":0,"total_tokens":0}}' },
    ),
  },
  {
    id: 'loses-retry-after-of-completions',
    says: 'loses Retry-After when completions are limited',
    seen: [field('BerriAI/litellm#21553')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(
      both(failed, (request) => isFor(request, '/completions')),
      ({ 'retry-after': _, ...headers }) => headers,
    ),
  },
];
