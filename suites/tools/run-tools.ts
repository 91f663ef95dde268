import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, SdkOutcome } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { resolved } from '../clients/calls.ts';
import { unanswered } from '../declined.ts';
import { streamFoundations, survivesUnlessDeclined } from '../foundations.ts';
import { isText } from '../json.ts';
import { together } from '../together.ts';
import { withoutWaits } from '../without-waits.ts';
import { askWeather, toolWords, weather } from './asks.ts';
import * as judge from './call-judges.ts';
import { callsOf } from './calls.ts';
import { namesVendorField } from './histories.ts';
import * as streamed from './stream-judges.ts';

type Outcome = SdkOutcome<string | null>;

export default scenario<Outcome>({
  id: 'run-tools',
  title: 'openai-node: runTools over a stream',
  needs: ['model'],
  model: true,
  cost: { requests: 2, tokens: 300 },
  exchange: async (gateway) =>
    withoutWaits(await gateway.openai((client) => client.chat.completions.runTools(...loop(gateway)).finalContent())),
  judges: {
    'errors.never-5xx': ({ exchanges }) =>
      together(...exchanges.map((answer) => survivesUnlessDeclined(answer, toolWords))),
    ...streamFoundations(({ exchanges }) => exchanges, toolWords),
    'tools.stream-first-delta': (outcome) => ofFirst(outcome, streamed.opensCalls),
    'tools.stream-continuation': (outcome) => ofFirst(outcome, streamed.continuesCalls),
    'tools.stream-indices': (outcome) => ofFirst(outcome, streamed.isNumbered),
    'tools.known-name': (outcome) => ofFirst(outcome, judge.areKnown),
    'tools.finish-reason': (outcome) => ofFirst(outcome, (answer) => judge.finishesWithCalls(answer, 'auto')),
    'tools.run-tools': ranTheTool,
  },
});

type RunTools = import('openai').OpenAI['chat']['completions']['runTools'];

/** The call of the helper: one turn that calls the tool and one that answers. */
function loop(gateway: Gateway): Parameters<RunTools> {
  const run = { ...weather.function, parse: JSON.parse, function: () => '18 degrees and sunny' };
  const body = { ...gateway.chatBody(askWeather(gateway)), stream: true, tools: [{ type: 'function', function: run }] };
  // The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time.
  return [body, { maxChatCompletions: 2 }] as unknown as Parameters<RunTools>;
}

const ofFirst = ({ exchanges: [first] }: Outcome, decide: (answer: Exchange) => Judgement): Judgement =>
  first === undefined ? inconclusive('nothing was sent') : decide(first);

function ranTheTool(outcome: Outcome): Judgement {
  const [first, second] = outcome.exchanges;
  if (first === undefined) return inconclusive('nothing was sent');
  const missing = unanswered(first, toolWords);
  if (missing !== null) return missing;
  if (callsOf(first).length === 0) return inconclusive('the model answered without a call');
  if (judge.isCut(first)) return inconclusive('the tokens ran out within the call');
  if (second?.ok && callsOf(second).length > 0) {
    return inconclusive('the model called the tool again');
  }
  const failed = resolved('runTools().finalContent()', outcome);
  if (second !== undefined && namesVendorField(second)) return softly(failed);
  if (failed.length > 0 || isText(outcome.value)) return failed;
  return second !== undefined && judge.isCut(second) ? inconclusive('the tokens ran out before a word') : kept;
}
