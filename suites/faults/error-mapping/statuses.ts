import { field, live, rfc } from '../../../spec/sources.ts';
import { wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { both, ofClass, ofStatus, unanswered, withStatus } from './told.ts';

const callers = ofStatus(400, 404, 413, 422);

export const statusFaults: readonly Fault[] = [
  {
    id: 'callers-faults-become-500',
    says: 'answers 500 to whatever the provider refuses',
    seen: [field('astaxie/TokenHub#107'), field('8monkey-ai/hebo-gateway#27')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(callers, 500),
  },
  {
    id: 'callers-faults-become-502-on-streams',
    says: 'answers 502 when a provider refuses a stream',
    seen: [field('jgravelle/jmunch-mcp#5')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(both(callers, wantsStream), 502),
  },
  {
    id: 'unlisted-statuses-become-500',
    says: 'answers 500 to every status of the provider that it has no case for',
    seen: [field('astaxie/TokenHub#107')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(ofStatus(405, 406, 411, 415, 451), 500),
  },
  {
    id: 'invalid-requests-become-429',
    says: 'answers 429 to a request that the provider refuses as faulty',
    seen: [rfc('9110 §15.5.1')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(ofStatus(400), 429),
  },
  {
    id: 'unprocessable-becomes-401',
    says: 'answers 401 to what the provider cannot process',
    seen: [rfc('9110 §15.5.2')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(ofStatus(422), 401),
  },
  {
    id: 'unknown-upstream-becomes-503',
    says: 'answers 503 to a 404 of the provider',
    seen: [field('astaxie/TokenHub#107')],
    kills: ['error-mapping.client-errors'],
    bend: withStatus(ofStatus(404), 503),
  },
  {
    id: 'limits-become-503',
    says: 'answers 503 when the provider limits it',
    seen: [field('sourcegraph/sourcegraph-public-snapshot#52786')],
    kills: ['error-mapping.rate-limits'],
    bend: withStatus(ofStatus(429), 503),
  },
  {
    id: 'limits-become-500-on-streams',
    says: 'answers 500 when the provider limits a stream',
    seen: [field('sonami-tech/omni-llm-provider#3')],
    kills: ['error-mapping.rate-limits'],
    bend: withStatus(both(ofStatus(429), wantsStream), 500),
  },
  {
    id: 'limits-become-400',
    says: 'answers 400 to every 4xx of the provider, 429 among them',
    seen: [field('sourcegraph/sourcegraph-public-snapshot#52633')],
    kills: ['error-mapping.rate-limits', 'error-mapping.same-status'],
    bend: withStatus(ofClass(4), 400),
  },
  {
    id: 'failures-become-400',
    says: 'answers 400 when the provider fails',
    seen: [rfc('9110 §15.6')],
    kills: ['error-mapping.server-errors'],
    bend: withStatus(ofClass(5), 400),
  },
  {
    id: 'overload-becomes-404',
    says: 'answers 404 to statuses above 504',
    seen: [live('error codes')],
    kills: ['error-mapping.server-errors'],
    bend: withStatus(ofStatus(520, 529), 404),
  },
  {
    id: 'failures-become-429',
    says: 'answers 429 when the provider fails',
    seen: [live('error codes')],
    kills: ['error-mapping.server-errors'],
    bend: withStatus(ofStatus(500, 502), 429),
  },
  {
    id: 'every-failure-is-500',
    says: 'answers 500 to every 5xx of the provider',
    seen: [live('error codes')],
    kills: ['error-mapping.same-status'],
    bend: withStatus(ofClass(5), 500),
  },
  {
    id: 'blames-the-callers-key',
    says: "passes on the 401 that the provider gave to the gateway's own key",
    seen: [field('ogx-ai/ogx#2990')],
    kills: ['error-mapping.own-credentials'],
    bend: withStatus(ofStatus(401), 401),
  },
  {
    id: 'dead-provider-is-400',
    says: 'answers 400 when the connection to the provider breaks',
    seen: [rfc('9110 §15.6.3')],
    kills: ['error-mapping.unreachable'],
    bend: withStatus(unanswered, 400),
  },
];
