import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { holds, inconclusive, type Judgement, kept, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { declines, unanswered } from '../declined.ts';
import { completionFoundations } from '../foundations.ts';
import { statusAndBody } from '../http.ts';
import { at, isText, list } from '../json.ts';
import { askWeather, named, toolWords } from './asks.ts';
import * as judge from './call-judges.ts';
import { callsOf } from './calls.ts';
import { namesVendorField } from './histories.ts';

interface Seen {
  readonly asked: Exchange;
  readonly choice: judge.Choice;
  /** Null when no call was made to answer. */
  readonly answered: Exchange | null;
}

export default scenario<Seen>({
  id: 'tool-call',
  title: 'A tool call and the answer to its result',
  needs: ['model'],
  capability: 'tools',
  model: true,
  cost: { requests: 3, tokens: 420 },
  exchange: async (gateway) => {
    const { asked, choice } = await ask(gateway);
    const message = at(asked.json, 'choices', 0, 'message');
    const ids = callsOf(asked).map(({ id }) => id);
    if (ids.length === 0 || !ids.every(isText)) return { asked, choice, answered: null };
    const results = ids.map((id) => ({ role: 'tool', tool_call_id: id, content: '18 degrees and sunny' }));
    const question = list(askWeather(gateway), 'messages');
    return {
      asked,
      choice,
      answered: await gateway.chat(askWeather(gateway, { messages: [...question, message, ...results] })),
    };
  },
  judges: {
    ...completionFoundations(({ asked, answered }) => [asked, ...(answered === null ? [] : [answered])], toolWords),
    'tools.offered': ({ asked }) => isOffered(asked),
    'tools.call-shape': ({ asked }) => judge.haveShape(asked),
    'tools.known-name': ({ asked }) => judge.areKnown(asked),
    'tools.arguments-fit': ({ asked }) => judge.argumentsFit(asked),
    'tools.finish-reason': ({ asked, choice }) => judge.finishesWithCalls(asked, choice),
    'tools.content-beside-calls': ({ asked }) => judge.haveContentBeside(asked),
    'tools.round-trip': speaksOfTheResult,
  },
});

/** Some servers take a forced call and no free one, until they are told how their model writes calls. */
async function ask(gateway: Gateway): Promise<Pick<Seen, 'asked' | 'choice'>> {
  const free = await gateway.chat(askWeather(gateway));
  if (!declines(free, /auto/i)) return { asked: free, choice: 'auto' };
  const forced: Patch = named('get_weather');
  return { asked: await gateway.chat(askWeather(gateway, forced)), choice: 'named' };
}

function isOffered(answer: Exchange): Judgement {
  if (answer.ok) return judge.madeCalls(answer) ? kept : inconclusive('the model answered without a call');
  const missing = unanswered(answer, toolWords);
  if (missing?.undecided === 'skip') return missing;
  return [problem('the answer', 'a tool call, or an error that names what is not offered', statusAndBody(answer))];
}

function speaksOfTheResult({ asked, answered }: Seen): Judgement {
  if (answered === null) return unanswered(asked, toolWords) ?? inconclusive('no call was made to answer');
  if (!answered.ok) {
    const found = [problem('the status', '200', statusAndBody(answered))];
    return namesVendorField(answered) ? softly(found) : found;
  }
  const content = at(answered.json, 'choices', 0, 'message', 'content');
  if (isText(content)) return kept;
  if (callsOf(answered).length > 0) return inconclusive('the model called the tool again');
  if (judge.isCut(answered)) return inconclusive('the tokens ran out before a word');
  return holds('message.content', content, 'words about the result', false);
}
