import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { declines, unanswered } from '../declined.ts';
import { survivesUnlessDeclined } from '../foundations.ts';
import { statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import { together } from '../together.ts';
import { toolWords, user, weather } from './asks.ts';
import { callsOf } from './calls.ts';

interface Seen {
  readonly plain: Exchange;
  readonly stream: Exchange;
  /** Without tools, as clients send it that always send the same fields. */
  readonly toolless: readonly Exchange[];
}

export default scenario<Seen>({
  id: 'no-tool-choice',
  title: 'tool_choice "none", with tools and without',
  needs: ['model'],
  model: true,
  cost: { requests: 4, tokens: 320 },
  exchange: async (gateway) => {
    const none = { tool_choice: 'none' };
    const offer = { ...none, tools: [weather], messages: [user('What is the weather in Paris?')] };
    const [plain, stream, ...toolless] = await Promise.all([
      gateway.chat(offer),
      gateway.streamChat(offer),
      gateway.chat(none),
      gateway.chat({ ...none, parallel_tool_calls: false }),
    ]);
    return { plain, stream, toolless };
  },
  judges: {
    'errors.never-5xx': ({ plain, stream, toolless }) =>
      together(...[plain, stream, ...toolless].map((answer) => survivesUnlessDeclined(answer, toolWords))),
    'tools.choice-none-accepted': isAccepted,
    'tools.choice-none': ({ plain, stream }) => together(callsNothing(plain), callsNothing(stream)),
  },
});

function isAccepted({ plain, toolless }: Seen): Judgement {
  const declined = declines(plain, toolWords) && !declines(plain, /choice|none/i);
  if (declined) return notOffered(`tools are not offered: ${statusAndBody(plain)}`);
  return [
    ...(plain.status === 200 ? kept : [problem('with tools: the status', '200', statusAndBody(plain))]),
    ...toolless
      .filter(({ status }) => ![200, 400, 422].includes(status ?? 0))
      .map((answer) => ({
        ...problem('without tools: the status', '200 or 400', statusAndBody(answer)),
        wire: answer.wire,
      })),
  ];
}

function callsNothing(answer: Exchange): Judgement {
  const missing = unanswered(answer, toolWords);
  if (missing !== null) return missing;
  const legacy = at(answer.json, 'choices', 0, 'message', 'function_call') ?? null;
  const calls = legacy === null ? callsOf(answer) : [legacy];
  return holds('the tool calls', calls, 'none', calls.length === 0).map((one) => ({ ...one, wire: answer.wire }));
}
