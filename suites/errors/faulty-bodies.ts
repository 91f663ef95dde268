import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { hasRequestId, isOneJsonValue } from '../http.ts';
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
    exchange: (gateway) => gateway.post('/chat/completions', body(gateway)),
    judges: {
      [requirement]: judge.isRefusedWith400,
      'errors.never-5xx': judge.survives,
      'errors.envelope': judge.hasEnvelope,
      'errors.fields': judge.hasErrorFields,
      'errors.json-type': judge.isErrorJson,
      'errors.uses-400': judge.uses400,
      'http.one-json-value': isOneJsonValue,
      'http.request-id': hasRequestId,
      ...(field !== undefined && {
        'errors.names-the-field': (answer: Exchange) => judge.namesField(answer, field),
      }),
    },
  }),
);
