import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { unanswered } from '../declined.ts';
import { completionFoundations, streamFoundations } from '../foundations.ts';
import { isObject } from '../json.ts';
import { together } from '../together.ts';
import { askWeather, toolWords, user } from './asks.ts';
import * as judge from './call-judges.ts';
import { callsOf, ofCalls } from './calls.ts';
import * as streamed from './stream-judges.ts';

interface Seen {
  readonly plain: Exchange;
  readonly stream: Exchange;
  readonly single: Exchange;
}

export default scenario<Seen>({
  id: 'parallel-tool-calls',
  title: 'Two tool calls at once, plain, streamed and switched off',
  needs: ['model'],
  model: true,
  cost: { requests: 3, tokens: 420 },
  exchange: async (gateway) => {
    const messages = [user('What is the weather in Paris and in Rome now? Use the tool for both.')];
    const body = askWeather(gateway, { messages });
    const [plain, stream, single] = await Promise.all([
      gateway.chat(body),
      gateway.streamChat(body),
      gateway.chat({ ...body, parallel_tool_calls: false }),
    ]);
    return { plain, stream, single };
  },
  judges: {
    ...completionFoundations(({ plain }) => [plain], toolWords),
    ...streamFoundations(({ stream }) => [stream], toolWords),
    'tools.call-shape': ({ plain }) => judge.haveShape(plain),
    'tools.unique-ids': ({ plain, stream }) => together(judge.haveOwnIds(plain), judge.haveOwnIds(stream)),
    'tools.known-name': ({ plain, stream }) => together(judge.areKnown(plain), judge.areKnown(stream)),
    'tools.arguments-fit': ({ plain }) => judge.argumentsFit(plain),
    'tools.stream-first-delta': ({ stream }) => streamed.opensCalls(stream),
    'tools.stream-continuation': ({ stream }) => streamed.continuesCalls(stream),
    'tools.stream-indices': ({ stream }) => streamed.isNumbered(stream),
    'tools.stream-in-turn': ({ stream }) => streamed.staysInTurn(stream),
    'tools.stream-arguments': ({ plain, stream }) => streamed.joinsArguments(stream, { parses: parse(plain) }),
    'tools.parallel-off': ({ single }) => isAlone(single),
  },
});

/** Whether this model writes arguments that parse when nothing is streamed. */
const parse = (plain: Exchange): boolean => {
  const calls = callsOf(plain);
  return calls.length > 0 && calls.every((call) => isObject(judge.parsed(call.arguments)));
};

function isAlone(single: Exchange): Judgement {
  return (
    unanswered(single, /parallel|tool|function/i) ??
    ofCalls(single, (calls) => holds('the tool calls', calls.length, 'at most one', calls.length <= 1))
  );
}
