import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { ClientCall, ClientOutcome, Gateway } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, notOffered } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import { errorsOf } from './errors.ts';
import { operations } from './operations.ts';
import { judgeReadings } from './outcomes.ts';

/** What each client asks the target itself; what it makes of answers in general it shows by reading those of the run. */
const asking: readonly (readonly [ClientId, string, readonly Ask[]])[] = [
  ['openai-python', 'openai for Python', ['create', 'stream', 'models-list', 'embeddings', 'wrong-key']],
  ['openai-node-6', 'openai for Node, major 6,', ['create', 'stream']],
  ['openai-node-5', 'openai for Node, major 5,', ['create', 'stream']],
  ['openai-node-4', 'openai for Node, major 4,', ['create', 'stream']],
  ['ai-sdk', 'the AI SDK', ['create', 'stream']],
  ['langchain', 'LangChain', ['create', 'stream']],
];

type Ask = 'create' | 'stream' | 'models-list' | 'embeddings' | 'wrong-key';
type Outcomes = { readonly [A in Ask]?: ClientOutcome };

/** Tokens of a call at most; a list of models and a refusal cost none. */
const tokens: { readonly [A in Ask]: number } = {
  create: 60,
  stream: 60,
  'models-list': 0,
  embeddings: 20,
  'wrong-key': 0,
};

export default asking.map(([client, name, asks]) => asksItself(client, name, asks));

function asksItself(client: ClientId, name: string, asks: readonly Ask[]): Scenario {
  const judges = {
    'clients.create': (outcomes: Outcomes) => judged(client, 'create', outcomes),
    'clients.stream': (outcomes: Outcomes) => judged(client, 'stream', outcomes),
    'clients.models': (outcomes: Outcomes) => judged(client, 'models-list', outcomes),
    'clients.embeddings': (outcomes: Outcomes) => judged(client, 'embeddings', outcomes),
    'clients.typed-errors': (outcomes: Outcomes) => refused(client, outcomes),
  };
  const ids: { readonly [A in Ask]: keyof typeof judges } = {
    create: 'clients.create',
    stream: 'clients.stream',
    'models-list': 'clients.models',
    embeddings: 'clients.embeddings',
    'wrong-key': 'clients.typed-errors',
  };
  return scenario<Outcomes>({
    id: `${client}-asks`,
    title: `${name} asks the target itself`,
    needs: ['model'],
    client,
    cost: { requests: asks.length, tokens: asks.reduce((sum, ask) => sum + tokens[ask], 0) },
    exchange: async (gateway) => {
      const made = await Promise.all(asks.map(async (ask) => [ask, await perform(gateway, client, ask)] as const));
      return Object.fromEntries(made.filter(([, outcome]) => outcome !== null));
    },
    judges: Object.fromEntries(asks.map((ask) => [ids[ask], judges[ids[ask]]])),
  });
}

async function perform(gateway: Gateway, client: ClientId, ask: Ask): Promise<ClientOutcome | null> {
  const call = (more: Omit<ClientCall, 'client'>) => gateway.ask({ client, ...more });
  switch (ask) {
    case 'create':
      return call({ operation: 'create', body: gateway.chatBody() });
    case 'stream':
      return call({ operation: 'stream', flavour: 'async', body: gateway.chatBody({ stream: true }) });
    case 'models-list':
      return call({ operation: 'models-list', flavour: 'async' });
    case 'embeddings':
      if (gateway.embeddingModel === '') return null;
      return call({ operation: 'embeddings', body: { model: gateway.embeddingModel, input: 'One line.' } });
    case 'wrong-key':
      return gateway.keys.apiKey === null ? null : call({ operation: 'models-list', key: 'wrong' });
  }
}

/** Held against the answer that the client itself was given. */
function judged(client: ClientId, ask: Ask, outcomes: Outcomes): Judgement {
  const outcome = outcomes[ask];
  const operation = operations.find((one) => one.name === ask);
  if (outcome === undefined || operation === undefined) return notOffered('the run knows no model for it');
  const answer = outcome.exchanges.at(-1);
  return answer === undefined ? inconclusive(lost(outcome)) : judgeReadings([{ client, operation, answer, outcome }]);
}

function refused(client: ClientId, outcomes: Outcomes): Judgement {
  const outcome = outcomes['wrong-key'];
  if (outcome === undefined) return notOffered('the run has no key that another could be wrong for');
  const answer: Exchange | undefined = outcome.exchanges.at(-1);
  return answer === undefined
    ? inconclusive(lost(outcome))
    : errorsOf([{ client, name: 'a wrong key', answer, outcome }]);
}

/** Why a call of a client reached nobody. */
function lost(outcome: ClientOutcome): string {
  if ('broke' in outcome) return `the client itself broke: ${outcome.broke}`;
  return `the client sent nothing${'error' in outcome ? `: ${outcome.error.message}` : ''}`;
}
