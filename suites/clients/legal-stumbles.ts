import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at, isText, list } from '../json.ts';

const choicesOf = (answer: Exchange): readonly unknown[] =>
  chunksOf(answer).flatMap(({ value }) => list(value, 'choices'));

/** Choices that were finished more than once. */
const finishedAgain = (answer: Exchange): boolean => {
  const finished = choicesOf(answer).filter((choice) => isText(at(choice, 'finish_reason')));
  return new Set(finished.map((choice) => at(choice, 'index'))).size < finished.length;
};

/** What the standards allow and yet makes a client stumble: its users want to know, but no gateway owes it to them. */
const stumbles: readonly {
  readonly clients: readonly ClientId[];
  readonly over: (answer: Exchange) => boolean;
}[] = [
  {
    clients: ['openai-python', 'openai-node-4', 'openai-node-5', 'langchain'], // they look into every delta
    over: (answer) => choicesOf(answer).some((choice) => at(choice, 'delta') === null),
  },
  {
    clients: ['openai-node-4', 'openai-node-5', 'openai-node-6'], // they compare media types letter by letter
    over: (answer) => /[A-Z]/.test(answer.header('content-type')?.split(';')[0] ?? ''),
  },
  {
    clients: ['openai-node-4'], // it passes over events with a name
    over: (answer) => answer.events.some(({ event }) => event !== null),
  },
  {
    clients: ['langchain'], // the first role decides what its chunks are, and it joins finish reasons
    over: (answer) => {
      const first = choicesOf(answer)[0];
      return (first !== undefined && !isText(at(first, 'delta', 'role'))) || finishedAgain(answer);
    },
  },
  {
    clients: ['ai-sdk', 'langchain'], // one makes a text of a refusal, the other parses it
    over: (answer) => list(answer.json, 'choices').some((choice) => isText(at(choice, 'message', 'refusal'))),
  },
];

/** Whether an answer is of a legal form that this client is known to stumble over. */
export const stumblesOver = (client: ClientId, answer: Exchange): boolean =>
  stumbles.some(({ clients, over }) => clients.includes(client) && over(answer));
