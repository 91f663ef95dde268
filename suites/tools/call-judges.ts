import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, holds, inconclusive, type Judgement, kept, oneOf, type Problem, softly } from '../../harness/judge.ts';
import { at, isObject, isText, list } from '../json.ts';
import { declared } from './asks.ts';
import { type Call, callsOf, finishOf, ofCalls } from './calls.ts';

/** The value of a text of JSON, or undefined. */
export function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A model writes objects; JSON within JSON is what a gateway makes of one that it encodes a second time. */
const isEncodedTwice = (text: unknown): boolean => isObject(parsed(parsed(text)));

export const haveShape = (answer: Exchange): Judgement =>
  ofCalls(answer, (calls) =>
    each('tool call', calls, (call) => [
      ...holds('id', call.id, 'a text that is not empty', isText(call.id)),
      ...holds('type', call.type, '"function"', call.type === 'function'),
      ...holds('function.name', call.name, 'a text that is not empty', isText(call.name)),
      ...holds('function.arguments', call.arguments, 'a text of JSON', typeof call.arguments === 'string'),
      ...holds('function.arguments', call.arguments, 'JSON encoded once', !isEncodedTwice(call.arguments)),
    ]),
  );

/** Whether a cut explains what is wrong with the last arguments of an answer. */
export const isCut = (answer: Exchange): boolean => finishOf(answer) === 'length';

const cut: Judgement = inconclusive('the tokens ran out within the call');

export const argumentsFit = (answer: Exchange): Judgement =>
  ofCalls(answer, (calls) => {
    const problems = each('tool call', calls, fits);
    return problems.length > 0 && isCut(answer) ? cut : problems;
  });

function fits({ name, arguments: text }: Call): readonly Problem[] {
  const value = parsed(text);
  if (!isObject(value)) return holds('function.arguments', text, 'a text of a JSON object', false);
  const known = isText(name) ? declared[name] : undefined;
  const stray = Object.keys(value).filter((key) => known !== undefined && !known.includes(key));
  return holds('function.arguments', text, 'only what the tool declares', stray.length === 0);
}

/** For a call of a tool without parameters. */
export const argumentsAreEmpty = (answer: Exchange): Judgement =>
  ofCalls(answer, (calls) => {
    const pings = calls.filter(({ name }) => name === 'ping');
    if (pings.length === 0) return inconclusive('the tool without parameters was not called');
    if (isCut(answer)) return cut;
    return each('tool call', pings, ({ arguments: text }) =>
      holds('function.arguments', text, '"{}"', isObject(parsed(text))),
    );
  });

export const areKnown = (answer: Exchange): Judgement =>
  ofCalls(answer, (calls) =>
    each('tool call', calls, ({ name }) => oneOf('function.name', name, Object.keys(declared))),
  );

export const haveOwnIds = (answer: Exchange): Judgement =>
  ofCalls(answer, (calls) => {
    if (calls.length < 2) return inconclusive('the model made one call, where two were asked for');
    const ids = calls.map(({ id }) => id);
    return holds('the ids of the tool calls', ids, 'each different', new Set(ids).size === ids.length);
  });

/** How the call came about: OpenAI ends one that was forced by name with "stop", as the model decided nothing. */
export type Choice = 'auto' | 'required' | 'named';

export function finishesWithCalls(answer: Exchange, choice: Choice): Judgement {
  const reason = finishOf(answer);
  if (answer.ok && reason === 'tool_calls' && callsOf(answer).length === 0) {
    return holds('finish_reason', reason, '"stop", as no call was made', false);
  }
  return ofCalls(answer, () => {
    if (reason === 'length') return cut;
    if (reason === undefined) return inconclusive('the answer has no finish_reason');
    if (reason === 'tool_calls' || (reason === 'stop' && choice === 'named')) return kept;
    const found = holds('finish_reason', reason, '"tool_calls"', false);
    return reason === 'stop' && choice === 'required' ? softly(found) : found;
  });
}

export const haveContentBeside = (answer: Exchange): Judgement =>
  ofCalls(answer, () => {
    const [message] = list(answer.json, 'choices').map((choice) => at(choice, 'message'));
    const content = at(message, 'content');
    return holds('message.content', content, 'a text or null', content === null || typeof content === 'string');
  });

export const madeCalls = (answer: Exchange): boolean => callsOf(answer).length > 0;
