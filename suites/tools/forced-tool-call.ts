import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { holds, inconclusive, type Judgement, kept, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { unanswered } from '../declined.ts';
import { completionFoundations, streamFoundations } from '../foundations.ts';
import { statusAndBody } from '../http.ts';
import { together } from '../together.ts';
import { askWeather, named, ping, toolWords, user, weather } from './asks.ts';
import * as judge from './call-judges.ts';
import { callsOf } from './calls.ts';
import * as streamed from './stream-judges.ts';

/** The same forced request, plain and streamed; plain once more when neither brought a call. */
interface Forced {
  readonly plain: Exchange;
  readonly stream: Exchange;
  readonly again: Exchange | null;
}

interface Seen {
  readonly byName: Forced;
  readonly anyTool: Forced;
}

export default scenario<Seen>({
  id: 'forced-tool-call',
  title: 'A tool call that tool_choice forces, by name and by "required", plain and streamed',
  needs: ['model'],
  model: true,
  cost: { requests: 6, tokens: 540 },
  exchange: async (gateway) => {
    const [byName, anyTool] = await Promise.all([
      force(gateway, named('ping')),
      force(gateway, { tool_choice: 'required' }),
    ]);
    return { byName, anyTool };
  },
  judges: {
    ...completionFoundations(({ byName, anyTool }) => [byName.plain, anyTool.plain], toolWords),
    ...streamFoundations(({ byName, anyTool }) => [byName.stream, anyTool.stream], toolWords),
    'tools.call-shape': ({ byName, anyTool }) =>
      together(judge.haveShape(byName.plain), judge.haveShape(anyTool.plain)),
    'tools.stream-first-delta': ({ byName, anyTool }) =>
      together(streamed.opensCalls(byName.stream), streamed.opensCalls(anyTool.stream)),
    'tools.stream-carries-calls': ({ byName, anyTool }) => together(carriesCalls(byName), carriesCalls(anyTool)),
    'tools.finish-reason': ({ byName, anyTool }) =>
      together(
        judge.finishesWithCalls(byName.plain, 'named'),
        judge.finishesWithCalls(byName.stream, 'named'),
        judge.finishesWithCalls(anyTool.plain, 'required'),
        judge.finishesWithCalls(anyTool.stream, 'required'),
      ),
    'tools.empty-arguments': ({ byName }) =>
      together(judge.argumentsAreEmpty(byName.plain), judge.argumentsAreEmpty(byName.stream)),
    'tools.enforces-choice': ({ byName, anyTool }) => together(isEnforced(byName, 'ping'), isEnforced(anyTool, null)),
  },
});

async function force(gateway: Gateway, choice: Patch): Promise<Forced> {
  const body = askWeather(gateway, { ...choice, tools: [weather, ping], messages: [user('What is your name?')] });
  const [plain, stream] = await Promise.all([gateway.chat(body), gateway.streamChat(body)]);
  const given = [plain, stream].some((answer) => !answer.ok || judge.madeCalls(answer) || judge.isCut(answer));
  return { plain, stream, again: given ? null : await gateway.chat(body) };
}

/** Three answers in a row without a call are no chance; one call of another tool than the named one is none either. */
function isEnforced({ plain, stream, again }: Forced, name: string | null): Judgement {
  const missing = unanswered(plain, toolWords);
  if (missing !== null) return missing;
  const all = [plain, stream, ...(again === null ? [] : [again])];
  const calls = all.flatMap(callsOf);
  if (name !== null && calls.some((call) => call.name !== name)) {
    return holds(
      'the tools that were called',
      calls.map((call) => call.name),
      `only "${name}"`,
      false,
    );
  }
  if (calls.length > 0) return kept;
  if (all.some(judge.isCut)) return inconclusive('the tokens ran out before a call');
  return holds('the answer to a forced call', `none in ${all.length} answers`, 'a tool call', false);
}

function carriesCalls({ plain, stream }: Forced): Judgement {
  const missing = unanswered(plain, toolWords);
  if (missing !== null) return missing;
  if (!judge.madeCalls(plain)) return inconclusive('the model made no call without a stream either');
  if (judge.madeCalls(stream)) return kept;
  const declined = unanswered(stream, /stream/i);
  if (declined?.undecided === 'skip') return declined;
  if (stream.ok && judge.isCut(stream)) return inconclusive('the tokens ran out before a call');
  const seen = stream.ok ? `none in ${stream.events.length} events` : statusAndBody(stream);
  return [{ ...problem('the streamed request', 'the tool call that its twin got', seen), wire: stream.wire }];
}
