import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { scenario } from '../../../harness/scenario.ts';
import { answersAgain, overProvoked, type Provocation, provoke } from '../provoked.ts';
import { areBounded, areNotRepeated } from '../resilience/attempts.ts';
import { ofBrokenEndpoints, ofOtherEndpoints, type Seen } from './judges.ts';

type Endpoint = NonNullable<Provocation['on']>;

const endpoints = ({ embeddingModel }: Gateway): readonly Endpoint[] => [
  'completions',
  'responses',
  ...(embeddingModel === '' ? [] : (['embeddings'] as const)),
];

const failures = (on: Endpoint): readonly Provocation[] => [
  { on, words: { status: 400 } },
  { on, words: { status: 404 } },
  { on, words: { status: 422 } },
  { on, words: { status: 429, 'retry-after': 67 } },
  { on, words: { status: 500 } },
  { on, words: { status: 503, body: 'html' } },
  ...(on === 'embeddings' ? [] : ofStreams(on)),
];

const ofStreams = (on: Endpoint): readonly Provocation[] => [
  { on, words: { status: 429, 'retry-after': 67 }, stream: true },
  { on, words: { status: 503 }, stream: true },
];

const broken = (on: Endpoint): readonly Provocation[] => [
  { on, words: { error: 'body' } },
  { on, words: { cut: 1 } },
  { on, words: { end: 1 } },
];

/** What a gateway does well for chat it may have forgotten for the others. */
export const othersFail = scenario({
  id: 'others-fail',
  title: 'Completions, responses and embeddings that the provider refuses, limits, and fails to answer',
  needs: ['model', 'upstream'],
  cost: { requests: 25, tokens: 900 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    await answersAgain(gateway);
    const provoked = await provoke(gateway, endpoints(gateway).flatMap(failures));
    return { provoked, key: gateway.keys.apiKey };
  },
  judges: {
    ...ofOtherEndpoints,
    'resilience.bounded-attempts': ({ provoked }) => overProvoked(provoked, areBounded),
    'resilience.final-errors': ({ provoked }) => overProvoked(provoked, areNotRepeated),
  },
});

/** Apart from the others: who takes this error for an answer may well tell those that HTTP tells. */
export const othersBroken = scenario({
  id: 'others-broken',
  title: 'The same, for which the provider sends an error, or half an answer, under a status of success',
  needs: ['model', 'upstream'],
  cost: { requests: 12, tokens: 600 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    await answersAgain(gateway);
    return { provoked: await provoke(gateway, endpoints(gateway).flatMap(broken)), key: gateway.keys.apiKey };
  },
  judges: ofBrokenEndpoints,
});
