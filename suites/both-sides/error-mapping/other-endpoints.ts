import type { Need } from '../../../harness/scenario.ts';
import { type Scenario, scenario } from '../../../harness/scenario.ts';
import { answersAgain, overProvoked, type Provocation, provoke } from '../provoked.ts';
import { areBounded, areNotRepeated } from '../resilience/attempts.ts';
import { ofBrokenEndpoints, ofOtherEndpoints, ofStreamingEndpoints, type Seen } from './judges.ts';

/** What a gateway does well for chat it may have forgotten for the others. */
export default [
  failing('embeddings', 'Embeddings', ['embedding-model']),
  failing('completions', 'Completions', ['model']),
  failing('responses', 'Responses', ['model']),
  broken('embeddings', 'Embeddings', ['embedding-model']),
  broken('completions', 'Completions', ['model']),
  broken('responses', 'Responses', ['model']),
];

type Endpoint = NonNullable<Provocation['on']>;

function failing(on: Endpoint, title: string, needs: readonly Need[]): Scenario {
  return scenario({
    id: `${on}-fail`,
    title: `${title} that the provider refuses, limits, and fails to answer`,
    needs: ['model', 'upstream', ...needs.filter((need) => need !== 'model')],
    cost: { requests: 11, tokens: 300 },
    alone: true,
    exchange: async (gateway): Promise<Seen> => {
      await answersAgain(gateway);
      const provoked = await provoke(gateway, [
        { on, words: { status: 400 } },
        { on, words: { status: 404 } },
        { on, words: { status: 422 } },
        { on, words: { status: 429, 'retry-after': 67 } },
        { on, words: { status: 500 } },
        { on, words: { status: 503, body: 'html' } },
        ...(on === 'embeddings' ? [] : streamed(on)),
      ]);
      return { provoked, key: gateway.keys.apiKey };
    },
    judges: {
      ...(on === 'embeddings' ? ofOtherEndpoints : ofStreamingEndpoints),
      'resilience.bounded-attempts': ({ provoked }) => overProvoked(provoked, areBounded),
      'resilience.final-errors': ({ provoked }) => overProvoked(provoked, areNotRepeated),
    },
  });
}

const streamed = (on: Endpoint): readonly Provocation[] => [
  { on, words: { status: 429, 'retry-after': 67 }, stream: true },
  { on, words: { status: 503 }, stream: true },
];

/** Apart from the others: who takes this error for an answer may well tell those that HTTP tells. */
function broken(on: Endpoint, title: string, needs: readonly Need[]): Scenario {
  return scenario({
    id: `${on}-broken`,
    title: `${title} for which the provider sends an error, or half an answer, under a status of success`,
    needs: ['model', 'upstream', ...needs.filter((need) => need !== 'model')],
    cost: { requests: 6, tokens: 300 },
    alone: true,
    exchange: async (gateway): Promise<Seen> => {
      await answersAgain(gateway);
      const provoked = await provoke(gateway, [
        { on, words: { error: 'body' } },
        { on, words: { cut: 1 } },
        { on, words: { end: 1 } },
      ]);
      return { provoked, key: gateway.keys.apiKey };
    },
    judges: ofBrokenEndpoints,
  });
}
