import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { completionFoundations } from '../foundations.ts';
import { statusAndBody } from '../http.ts';
import { at, isText } from '../json.ts';
import { askWeather, toolWords, weather } from './asks.ts';
import * as judge from './call-judges.ts';

export default scenario<Exchange>({
  id: 'legacy-functions',
  title: 'The deprecated functions and function_call',
  needs: ['model'],
  model: true,
  cost: { requests: 1, tokens: 120 },
  exchange: (gateway) =>
    gateway.chat(
      askWeather(gateway, {
        tools: undefined,
        functions: [weather.function],
        function_call: { name: weather.function.name },
      }),
    ),
  judges: {
    ...completionFoundations((answer) => [answer], toolWords),
    'tools.legacy-functions': callsOrRefuses,
  },
});

function callsOrRefuses(answer: Exchange): Judgement {
  if (!answer.ok) {
    const clean = [400, 404, 422, 501].includes(answer.status ?? 0);
    return clean ? kept : [problem('the status', '200, or 400', statusAndBody(answer))];
  }
  const call = at(answer.json, 'choices', 0, 'message', 'function_call') ?? null;
  if (call === null) {
    if (judge.madeCalls(answer)) return judge.haveShape(answer);
    if (judge.isCut(answer)) return inconclusive('the tokens ran out before a call');
    return holds('message.function_call', call, 'the call that was forced', false);
  }
  const { name, text } = { name: at(call, 'name'), text: at(call, 'arguments') };
  return [
    ...holds('message.function_call.name', name, '"get_weather"', name === weather.function.name),
    ...holds('message.function_call.arguments', text, 'a text of JSON', isText(text)),
  ];
}
