import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { requestOf, unlike } from './answers.ts';
import { errorsOf, readErrors } from './errors.ts';
import { type Operation, operations } from './operations.ts';
import { judgeReadings, type Reading } from './outcomes.ts';

/** The clients that read what the target answered to others, in the words of an SDK. */
const readers: readonly (readonly [ClientId, string])[] = [
  ['openai-node', 'openai for Node'],
  ['openai-python', 'openai for Python'],
  ['openai-node-6', 'openai for Node, major 6'],
  ['openai-node-5', 'openai for Node, major 5'],
  ['openai-node-4', 'openai for Node, major 4'],
  ['ai-sdk', 'the AI SDK'],
  ['langchain', 'LangChain'],
];

const requirements = [...new Set(operations.map(({ requirement }) => requirement))];

function reads(client: ClientId, name: string): Scenario {
  return scenario<{ readings: readonly Reading[]; errors: Awaited<ReturnType<typeof readErrors>> }>({
    id: `${client}-reads`,
    title: `${name} reads every kind of answer of the run`,
    needs: [],
    client,
    passive: true,
    cost: { requests: 0, tokens: 0 },
    exchange: async (gateway, seen) => {
      const [readings, errors] = await Promise.all([readAll(gateway, client, seen), readErrors(gateway, client, seen)]);
      return { readings, errors };
    },
    judges: {
      ...Object.fromEntries(
        requirements.map((id: RequirementId) => [
          id,
          ({ readings }: { readings: readonly Reading[] }) =>
            judgeReadings(readings.filter(({ operation }) => operation.requirement === id)),
        ]),
      ),
      'clients.typed-errors': ({ errors }) => errorsOf(errors),
    },
  });
}

async function readAll(gateway: Gateway, client: ClientId, seen: readonly Exchange[]): Promise<readonly Reading[]> {
  const readings = await Promise.all(operations.map((operation) => readKind(gateway, client, operation, seen)));
  return readings.flat();
}

/** One after the other, so that no more are under way than there are operations. */
async function readKind(
  gateway: Gateway,
  client: ClientId,
  operation: Operation,
  seen: readonly Exchange[],
): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  const fits = (answer: Exchange) => operation.reads(answer) && (!takesOne.has(client) || hasOne(answer));
  for (const answer of unlike(seen.filter(fits))) {
    const call = {
      client,
      operation: operation.name,
      body: operation.body(answer),
      flavour: flavourOf(readings.length),
    };
    readings.push({ client, operation, answer, outcome: await gateway.read(call, [answer]) });
  }
  return readings;
}

/** Clients above the SDK make one text of an answer. */
const takesOne: ReadonlySet<ClientId> = new Set(['ai-sdk', 'langchain']);

const hasOne = (answer: Exchange): boolean => (requestOf(answer)['n'] ?? 1) === 1;

/** Both kinds of a client that has two read their share. */
const flavourOf = (place: number): 'sync' | 'async' => (place % 2 === 0 ? 'sync' : 'async');

/** Every client reads one and the same answer, so that where they differ it is the bytes that made them differ. */
export default readers.map(([client, name]) => reads(client, name));
