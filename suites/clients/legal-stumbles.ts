import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at, list } from '../json.ts';

/** What the standards allow and yet makes a client stumble: its users want to know, but no gateway owes it to them. */
const stumbles: readonly {
  readonly clients: readonly ClientId[];
  readonly over: (answer: Exchange) => boolean;
}[] = [
  {
    clients: ['openai-python'], // its stream helper calls a method of every delta
    over: (answer) =>
      chunksOf(answer).some(({ value }) => list(value, 'choices').some((choice) => at(choice, 'delta') === null)),
  },
  {
    clients: ['openai-node-4', 'openai-node-5', 'openai-node-6'], // they compare media types letter by letter
    over: (answer) => /[A-Z]/.test(answer.header('content-type')?.split(';')[0] ?? ''),
  },
];

/** Whether an answer is of a legal form that this client is known to stumble over. */
export const stumblesOver = (client: ClientId, answer: Exchange): boolean =>
  stumbles.some(({ clients, over }) => clients.includes(client) && over(answer));
