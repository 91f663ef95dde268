import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { everyOne, hasRequestId, haveOwnRequestIds, isOneJsonValue } from '../http.ts';
import * as judge from './envelope.ts';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly requirement: RequirementId;
  readonly messages: unknown;
}

interface Twins {
  readonly plain: Exchange;
  readonly streamed: Exchange;
}

const cases: readonly Case[] = [
  {
    id: 'missing-messages',
    title: 'A chat request without messages, plain and streamed',
    requirement: 'errors.missing-messages',
    messages: undefined,
  },
  {
    id: 'messages-type',
    title: 'A chat request whose messages are a word, plain and streamed',
    requirement: 'errors.messages-type',
    messages: 'Hi',
  },
];

/** Faults that must be found before a stream begins: each is sent plain and with `stream: true`. */
export const faultyTwins: readonly Scenario[] = cases.map(({ id, title, requirement, messages }) =>
  scenario({
    id,
    title,
    needs: ['model'],
    cost: { requests: 2, tokens: 80 },
    exchange: async (gateway): Promise<Twins> => {
      const body = gateway.chatBody({ messages });
      return {
        plain: await gateway.post('/chat/completions', body),
        streamed: await gateway.post('/chat/completions', { ...body, stream: true }),
      };
    },
    judges: {
      [requirement]: ({ plain }: Twins) => judge.isRefusedWith400(plain),
      'errors.before-a-stream': ({ plain, streamed }) => judge.refusesLikeItsTwin(streamed, plain),
      'errors.never-5xx': (both) => everyOne({ ...both }, judge.survives),
      'errors.not-in-disguise': (both) => everyOne({ ...both }, judge.isNoDisguise),
      'errors.envelope': (both) => everyOne({ ...both }, judge.hasEnvelope),
      'errors.fields': ({ plain }) => judge.hasErrorFields(plain),
      'errors.json-type': ({ plain }) => judge.isErrorJson(plain),
      'errors.uses-400': ({ plain }) => judge.uses400(plain),
      'errors.names-the-field': ({ plain }) => judge.namesField(plain, 'messages'),
      'http.one-json-value': ({ plain }) => isOneJsonValue(plain),
      'http.request-id': ({ plain }) => hasRequestId(plain),
      'http.request-id-unique': ({ plain, streamed }) => haveOwnRequestIds([plain, streamed]),
    },
  }),
);
