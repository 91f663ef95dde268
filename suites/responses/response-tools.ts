import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, inconclusive, type Judgement, kept, type Problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne } from '../http.ts';
import { at, list } from '../json.ts';
import * as framing from '../streaming/framing.ts';
import { saysTheSame } from './agreement.ts';
import * as judge from './event-judges.ts';
import { inEvents } from './events.ts';
import { weather } from './history.ts';
import { follow } from './lifecycle.ts';
import { declined, whenOffered } from './offered.ts';
import { bodyOf, respond } from './request.ts';
import { answers200, inBody, isItem } from './whole.ts';

interface Seen {
  readonly plain: Exchange;
  readonly streamed: Exchange;
}

/** Enough for a call with one argument. */
const cap = 64;

/** A target may offer the API and no tools. */
const offered = (judge: (answer: Exchange) => Judgement) => whenOffered(judge, 'tool', 'function');

export default scenario({
  id: 'response-tools',
  title: 'A function call in a response, plain and streamed',
  needs: ['model'],
  model: true,
  cost: { requests: 3, tokens: 400 },
  exchange: async (gateway): Promise<Seen> => {
    const patch = { tools: [weather], tool_choice: 'required', max_output_tokens: cap };
    const plain = await respond(gateway, { ...patch, input: 'What is the weather in Paris? Use the tool.' });
    if (declined(plain, 'tool', 'function') !== null) return { plain, streamed: plain };
    return { plain, streamed: await gateway.post('/responses', { ...bodyOf(plain), stream: true }) };
  },
  judges: {
    'errors.never-5xx': (both) => declined(both.plain, 'tool', 'function') ?? everyOne({ ...both }, survives),
    'responses.answers-200': ({ plain }) => offered((answer) => (died(answer) ? kept : answers200(answer)))(plain),
    'responses.function-calls': ({ plain }) => offered(inBody(callsAreWhole))(plain),
    'responses.is-a-stream': streamed(framing.isAStream),
    'responses.event-types': streamed(inEvents(judge.haveTypes)),
    'responses.event-schema': streamed(inEvents(judge.haveTheirFields)),
    'responses.created-first': streamed(inEvents(judge.createdFirst)),
    'responses.one-ending': streamed(inEvents(judge.endOnce)),
    'responses.lifecycle': streamed(inEvents((events) => follow(events).problems)),
    'responses.item-ids': streamed(inEvents((events) => follow(events).strangers)),
    'responses.function-calls-streamed': streamed(
      inEvents((events) => (follow(events).items.some(({ added }) => isCall(added)) ? saysTheSame(events) : noCall)),
    ),
  },
});

/** A 5xx or a dead connection is `errors.never-5xx`'s business. */
const died = ({ status }: Exchange): boolean => status === null || status >= 500;

const isCall = (item: unknown): boolean => at(item, 'type') === 'function_call';
const noCall = inconclusive('the model called no function');

function callsAreWhole(response: unknown): Judgement {
  const calls = list(response, 'output').filter(isCall);
  return calls.length === 0 ? noCall : each('call', calls, isItem);
}

/** Judges the stream, each problem with the exchange that it was seen in. */
function streamed(judge: (answer: Exchange) => Judgement): (seen: Seen) => Judgement {
  return ({ streamed: answer }) => {
    const judgement = offered(judge)(answer);
    return 'undecided' in judgement ? judgement : judgement.map((one): Problem => ({ ...one, wire: answer.wire }));
  };
}
