import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, holds, inconclusive, type Judgement, kept, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { unanswered } from '../declined.ts';
import { completionFoundations, survivesUnlessDeclined } from '../foundations.ts';
import { statusAndBody } from '../http.ts';
import { at, isText, list } from '../json.ts';
import { together } from '../together.ts';
import { askWeather, toolWords, user } from './asks.ts';
import * as judge from './call-judges.ts';

interface Seen {
  readonly two: Exchange;
  readonly custom: Exchange;
}

const note = { type: 'custom', custom: { name: 'note', description: 'Write a note' } };

export default scenario<Seen>({
  id: 'odd-tools',
  title: 'Two choices with tool calls, and a custom tool',
  needs: ['model'],
  model: true,
  cost: { requests: 2, tokens: 220 },
  exchange: async (gateway) => {
    const [two, custom] = await Promise.all([
      gateway.chat(askWeather(gateway, { n: 2, tool_choice: 'required' })),
      gateway.chat(askWeather(gateway, { tools: [note], messages: [user('Note the word hello. Use the tool.')] })),
    ]);
    return { two, custom };
  },
  judges: {
    ...completionFoundations(({ two }) => [two], /\bn\b|choice|tool|function/i),
    'errors.never-5xx': ({ two, custom }) =>
      together(survivesUnlessDeclined(two, toolWords), survivesUnlessDeclined(custom, toolWords)),
    'tools.calls-in-every-choice': ({ two }) => callsTwice(two),
    'tools.custom-tools': ({ custom }) => isCustomOrRefused(custom),
  },
});

function callsTwice(two: Exchange): Judgement {
  const missing = unanswered(two, /\bn\b|choice|tool|function/i);
  if (missing !== null) return missing;
  const choices = list(two.json, 'choices');
  if (choices.length !== 2) return holds('the choices', choices.length, '2', false);
  const bare = choices.filter((choice) => list(choice, 'message', 'tool_calls').length === 0);
  if (bare.some((choice) => at(choice, 'finish_reason') === 'length')) {
    return inconclusive('the tokens ran out before a call');
  }
  if (bare.length === 2) return inconclusive('the model answered without a call');
  return holds('the choices without a tool call', bare.length, 'none', bare.length === 0);
}

function isCustomOrRefused(custom: Exchange): Judgement {
  if (!custom.ok) {
    const clean = [400, 404, 422, 501].includes(custom.status ?? 0);
    return clean ? kept : [problem('the status', '200, or 400', statusAndBody(custom))];
  }
  if (!judge.madeCalls(custom)) return inconclusive('the model answered without a call');
  return each('tool call', list(custom.json, 'choices', 0, 'message', 'tool_calls'), (call) => [
    ...holds('id', at(call, 'id'), 'a text that is not empty', isText(at(call, 'id'))),
    ...holds('type', at(call, 'type'), '"custom"', at(call, 'type') === 'custom'),
    ...holds('custom.name', at(call, 'custom', 'name'), '"note"', at(call, 'custom', 'name') === 'note'),
    ...holds('custom.input', at(call, 'custom', 'input'), 'a text', typeof at(call, 'custom', 'input') === 'string'),
  ]);
}
