import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { ClientOutcome, Gateway } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { errorsOf } from './errors.ts';
import { operations } from './operations.ts';
import { judgeReadings } from './outcomes.ts';

const client = 'openai-python';

/** The requests of a client are its own; what it makes of answers in general it shows in `openai-python-reads`. */
export default scenario({
  id: 'openai-python-asks',
  title: 'openai for Python asks the target itself',
  needs: ['model'],
  client,
  cost: { requests: 5, tokens: 180 },
  exchange: async (gateway) => {
    const body = gateway.chatBody();
    const [created, streamed, listed, embedded, refused] = await Promise.all([
      gateway.ask({ client, operation: 'create', body }),
      gateway.ask({ client, operation: 'stream', flavour: 'async', body: { ...body, stream: true } }),
      gateway.ask({ client, operation: 'models-list', flavour: 'async' }),
      embed(gateway),
      gateway.keys.apiKey === null ? null : gateway.ask({ client, operation: 'models-list', key: 'wrong' }),
    ]);
    return { created, streamed, listed, embedded, refused };
  },
  judges: {
    'clients.create': ({ created }) => judged('create', created),
    'clients.stream': ({ streamed }) => judged('stream', streamed),
    'clients.models': ({ listed }) => judged('models-list', listed),
    'clients.embeddings': ({ embedded }) =>
      embedded === null ? inconclusive('no embedding model is known') : judged('embeddings', embedded),
    'clients.typed-errors': ({ refused }) => {
      const answer = refused?.exchanges.at(-1);
      if (refused === null || answer === undefined) return inconclusive('nothing was refused');
      return errorsOf([{ client, name: 'a wrong key', answer, outcome: refused }]);
    },
  },
});

const embed = async (gateway: Gateway): Promise<ClientOutcome | null> =>
  gateway.embeddingModel === ''
    ? null
    : gateway.ask({ client, operation: 'embeddings', body: { model: gateway.embeddingModel, input: 'One line.' } });

/** Held against the answer that the client itself was given. */
function judged(name: string, outcome: ClientOutcome): Judgement {
  const operation = operations.find((one) => one.name === name);
  const answer: Exchange | undefined = outcome.exchanges.at(-1);
  if (operation === undefined || answer === undefined) return inconclusive(lostWords(outcome));
  return judgeReadings([{ operation, answer, outcome }]);
}

const lostWords = (outcome: ClientOutcome): string =>
  'broke' in outcome
    ? `the client itself broke: ${outcome.broke}`
    : 'error' in outcome
      ? `the client sent nothing: ${outcome.error.message}`
      : 'the client sent nothing';
