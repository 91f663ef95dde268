import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, kept, notOffered, problem, softly } from '../../harness/judge.ts';
import { declines } from '../declined.ts';
import { statusAndBody } from '../http.ts';
import { at, isObject, list } from '../json.ts';
import { user } from './asks.ts';

/** Nine letters and digits, the only form of an id that Mistral takes. */
const id = 'call12345';

const calls = [{ id, type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } }];

/** A call that was answered, its message with the given fields beside the call. */
export const answeredCall = (fields: Readonly<Record<string, unknown>>) => [
  user('What is the weather in Paris?'),
  { role: 'assistant', ...fields, tool_calls: calls },
  { role: 'tool', tool_call_id: id, content: '18 C' },
];

/** Fields of its own messages that a thinking model wants back, which no made-up history can have. */
export const namesVendorField = ({ status, text }: Exchange): boolean =>
  status === 400 && /reasoning_content|reasoning_details|thought_signature|thoughtSignature/.test(text);

/** Refused for the tools themselves; an id, a role or a content that is refused says that tools are known. */
function refusesTools({ json }: Exchange): boolean {
  const [param, message] = ['param', 'message'].map((name) => String(at(json, 'error', name) ?? ''));
  if (param?.startsWith('tools') === true) return true;
  return (
    /tool|function/i.test(message ?? '') &&
    /support|available|enabled|offer/i.test(message ?? '') &&
    !/content|null|nil/i.test(message ?? '')
  );
}

/** Whether a history with an answered tool call was taken. */
export function takesHistory(answer: Exchange): Judgement {
  if (answer.status === 200) {
    const message = list(answer.json, 'choices').map((choice) => at(choice, 'message'))[0];
    return isObject(message) ? kept : [problem('the body of status 200', 'a completion', statusAndBody(answer))];
  }
  if (declines(answer, /tool|function/i) && refusesTools(answer))
    return notOffered(`tools are not offered: ${statusAndBody(answer)}`);
  const found = [problem('the status', '200', statusAndBody(answer))];
  return namesVendorField(answer) ? softly(found) : found;
}
