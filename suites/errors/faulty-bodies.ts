import type { Gateway } from '../../harness/gateway/gateway.ts';
import { kept, problem } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { hasRequestId } from '../http.ts';
import * as judge from './envelope.ts';

interface Case {
  readonly slug: string;
  readonly title: string;
  readonly requirement: RequirementId;
  readonly body: (gateway: Gateway) => string | Record<string, unknown>;
  /** The field that is at fault, where one is. */
  readonly field?: string;
}

const cases: readonly Case[] = [
  {
    slug: 'missing-messages',
    title: 'A chat request without messages',
    requirement: 'errors.missing-messages',
    body: (gateway) => gateway.chatBody({ messages: undefined }),
    field: 'messages',
  },
  {
    slug: 'missing-model',
    title: 'A chat request without a model',
    requirement: 'errors.missing-model',
    body: (gateway) => gateway.chatBody({ model: undefined }),
    field: 'model',
  },
  {
    slug: 'malformed-json',
    title: 'A chat request that is not JSON',
    requirement: 'errors.malformed-json',
    body: () => '{"model": ',
  },
  {
    slug: 'no-json-at-all',
    title: 'A chat request that is plain text',
    requirement: 'errors.malformed-json',
    body: () => 'nonsense',
  },
];

/** One scenario for every way in which a body can be wrong that a gateway must refuse. */
export const faultyBodies: readonly Scenario[] = cases.map(({ slug, title, requirement, body, field }) =>
  scenario({
    id: slug,
    title,
    needs: ['model'],
    cost: { requests: 1, tokens: 40 },
    exchange: (gateway) => gateway.post('/chat/completions', body(gateway), { patient: false }),
    judges: {
      [requirement]: judge.isRefusedWith400,
      'errors.never-5xx': judge.survives,
      'errors.envelope': judge.hasEnvelope,
      'errors.fields': judge.hasErrorFields,
      'errors.json-type': judge.isErrorJson,
      'errors.uses-400': judge.uses400,
      'http.request-id': hasRequestId,
      ...(field !== undefined && {
        'errors.names-the-field': (answer: Parameters<typeof judge.namesField>[0]) => judge.namesField(answer, field),
      }),
    },
  }),
);

/** The same faults asked for as a stream: refused the same way, before a stream begins. */
export const faultyStreams: readonly Scenario[] = cases.slice(0, 1).map(({ slug, title, body }) =>
  scenario({
    id: `${slug}-streamed`,
    title: `${title}, streamed`,
    needs: ['model'],
    cost: { requests: 2, tokens: 80 },
    exchange: async (gateway) => {
      const plain = body(gateway);
      const streamed = typeof plain === 'string' ? plain : { ...plain, stream: true };
      return {
        twin: await gateway.post('/chat/completions', plain, { patient: false }),
        answer: await gateway.post('/chat/completions', streamed, { patient: false }),
      };
    },
    judges: {
      'errors.before-a-stream': ({ twin, answer }) => judgeTwins(twin, answer),
      'errors.never-5xx': ({ answer }) => judge.survives(answer),
      'errors.envelope': ({ answer }) => judge.hasEnvelope(answer),
    },
  }),
);

function judgeTwins(twin: Parameters<typeof judge.refuses>[0], answer: typeof twin) {
  if (!judge.refuses(twin)) return kept;
  const sameClass = Math.floor((answer.status ?? 0) / 100) === Math.floor((twin.status ?? 0) / 100);
  if (sameClass && answer.mediaType !== 'text/event-stream') return kept;
  const seen = `${answer.status ?? answer.wire.ending} ${answer.mediaType}`;
  return [problem('the streamed request', `${twin.status} as plain JSON, like its twin`, seen)];
}
