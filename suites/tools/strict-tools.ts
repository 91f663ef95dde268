import type { OpenAI } from 'openai';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { SdkOutcome } from '../../harness/gateway/gateway.ts';
import { each, holds, inconclusive, isUndecided, type Judgement, show, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { resolved } from '../clients/calls.ts';
import { completionFoundations, streamFoundations } from '../foundations.ts';
import { at, isObject, list } from '../json.ts';
import { together } from '../together.ts';
import { withoutWaits } from '../without-waits.ts';
import { askWeather, strictWeather } from './asks.ts';
import * as judge from './call-judges.ts';
import { callsOf, ofCalls } from './calls.ts';
import * as streamed from './stream-judges.ts';

interface Seen {
  readonly whole: SdkOutcome<unknown>;
  readonly assembled: SdkOutcome<unknown>;
}

const words = /tool|function|strict|schema/i;

export default scenario<Seen>({
  id: 'strict-tools',
  title: 'openai-node: a strict tool, parsed whole and from a stream',
  needs: ['model'],
  model: true,
  cost: { requests: 2, tokens: 280 },
  exchange: async (gateway) => {
    // The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time.
    const body = gateway.chatBody(askWeather(gateway, { tools: [strictWeather] })) as unknown as Omit<
      OpenAI.Chat.ChatCompletionCreateParamsNonStreaming,
      'stream'
    >;
    const [whole, assembled] = await Promise.all([
      gateway.openai((client) => client.chat.completions.parse(body)),
      gateway.openai((client) => client.chat.completions.stream(body).finalChatCompletion()),
    ]);
    return { whole: withoutWaits(whole), assembled: withoutWaits(assembled) };
  },
  judges: {
    ...completionFoundations(({ whole }) => whole.exchanges, words),
    ...streamFoundations(({ assembled }) => assembled.exchanges, words),
    'tools.call-shape': ({ whole }) => ofFirst(whole, judge.haveShape),
    'tools.stream-first-delta': ({ assembled }) => ofFirst(assembled, streamed.opensCalls),
    'tools.stream-continuation': ({ assembled }) =>
      ofFirst(assembled, (answer) => streamed.continuesCalls(answer, true)),
    'tools.stream-indices': ({ assembled }) => ofFirst(assembled, streamed.isNumbered),
    'tools.stream-arguments': joinsArguments,
    'tools.strict-arguments': ({ whole, assembled }) =>
      together(ofFirst(whole, argumentsFitTheSchema), ofFirst(assembled, argumentsFitTheSchema)),
    'tools.parse-helper': ({ whole }) => isPutTogether('chat.completions.parse()', whole),
    'tools.stream-helper': ({ assembled }) =>
      isPutTogether('chat.completions.stream().finalChatCompletion()', assembled),
  },
});

/** openai-node reads strict arguments while they arrive, and leaves the stream at the first that are no JSON. */
function joinsArguments({ whole, assembled }: Seen): Judgement {
  const parses = fits(whole.exchanges[0]);
  const left = assembled.error?.message.includes('invalid structured output JSON') === true;
  if (!left) return ofFirst(assembled, (answer) => streamed.joinsArguments(answer, { parses }));
  const found = resolved('the joined arguments, as openai-node reads them', assembled);
  return parses ? found : softly(found);
}

const ofFirst = ({ exchanges: [first] }: SdkOutcome<unknown>, decide: (answer: Exchange) => Judgement): Judgement =>
  first === undefined ? inconclusive('nothing was sent') : decide(first);

const fitsSchema = (text: unknown): boolean => {
  const value = judge.parsed(text);
  return isObject(value) && Object.keys(value).join() === 'city' && typeof value['city'] === 'string';
};

const argumentsFitTheSchema = (answer: Exchange): Judgement =>
  ofCalls(answer, (calls) => {
    if (judge.isCut(answer)) return inconclusive('the tokens ran out within the call');
    return each('tool call', calls, ({ arguments: text }) =>
      holds('function.arguments', text, '{"city": a text}', fitsSchema(text)),
    );
  });

const fits = (answer: Exchange | undefined): boolean =>
  answer !== undefined && callsOf(answer).length > 0 && callsOf(answer).every((call) => fitsSchema(call.arguments));

/** Whether the SDK ended with the calls that were on the wire, their arguments parsed. */
function isPutTogether(call: string, outcome: SdkOutcome<unknown>): Judgement {
  return ofFirst(outcome, (answer) => {
    const sent = ofCalls(answer, () => []);
    if (isUndecided(sent)) return sent;
    if (judge.isCut(answer)) return inconclusive('the tokens ran out within the call');
    const failed = resolved(call, outcome);
    if (failed.length > 0) return failed;
    const found = list(outcome.value, 'choices', 0, 'message', 'tool_calls');
    return each('tool call', callsOf(answer), ({ id, arguments: text }, index) => [
      ...holds('its id', at(found[index], 'id'), show(id), at(found[index], 'id') === id),
      ...holds(
        'function.parsed_arguments',
        at(found[index], 'function', 'parsed_arguments'),
        show(judge.parsed(text)),
        show(at(found[index], 'function', 'parsed_arguments')) === show(judge.parsed(text)),
      ),
    ]);
  });
}
