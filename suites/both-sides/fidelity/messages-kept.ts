import { type Problem, problem, show } from '../../../harness/judge.ts';
import { at, isObject, list } from '../../json.ts';
import { notKept } from './kept.ts';

const isInstruction = (message: unknown): boolean => ['system', 'developer'].includes(String(at(message, 'role')));

/** A text stands for a list of its one part, blanks around it say nothing, and a turn of calls may have no text. */
function plain(message: unknown): unknown {
  if (!isObject(message)) return message;
  const { content } = message;
  const [first, ...others] = Array.isArray(content) ? (content as unknown[]) : [];
  const text = others.length === 0 && at(first, 'type') === 'text' ? at(first, 'text') : content;
  return { ...message, content: typeof text === 'string' ? text.trim() || null : (text ?? null) };
}

/** Calls by their place in place of their ids: those may be others, as long as each result stands under its call's. */
function byPlace(messages: readonly unknown[]): readonly unknown[] {
  const ids = messages.flatMap((message) => list(message, 'tool_calls').map((call) => at(call, 'id')));
  const placed = (id: unknown): unknown => (ids.includes(id) ? `call ${ids.indexOf(id)}` : id);
  return messages.map((message) => {
    if (!isObject(message)) return message;
    const { tool_calls: calls, tool_call_id: of } = message;
    return {
      ...message,
      ...(Array.isArray(calls) && {
        tool_calls: calls.map((call: unknown) => (isObject(call) ? { ...call, id: placed(call['id']) } : call)),
      }),
      ...(of !== undefined && { tool_call_id: placed(of) }),
    };
  });
}

const textOf = (message: unknown): string => {
  const text = at(plain(message), 'content');
  return typeof text === 'string' ? text : JSON.stringify(text ?? '');
};

/**
 * What is missing of a conversation upstream, or other than it was. Gateways add instructions of their own, and spell
 * the role of an instruction as the model takes it.
 */
export function messagesNotKept(sent: readonly unknown[], body: unknown): readonly Problem[] {
  const seen = list(body, 'messages');
  const instructions = seen.filter(isInstruction).map(textOf);
  const lost = sent
    .filter(isInstruction)
    .filter((message) => !instructions.some((text) => text.includes(textOf(message))))
    .map((message) => problem('the instructions upstream', show(textOf(message)), instructions));
  const said = byPlace(seen.filter((message) => !isInstruction(message)));
  const wanted = byPlace(sent.filter((message) => !isInstruction(message)));
  if (said.length !== wanted.length) {
    return [...lost, problem('the messages upstream', `${wanted.length} beside instructions`, said)];
  }
  return [
    ...lost,
    ...wanted.flatMap((message, index) => notKept(`message ${index} upstream`, plain(message), plain(said[index]))),
  ];
}

/** Instructions that were given in the middle of a conversation, and stand before what they came after. */
export function placesNotKept(sent: readonly unknown[], body: unknown): readonly Problem[] {
  const seen = list(body, 'messages').map(textOf);
  return sent.flatMap((message, index) => {
    const before = sent[index - 1];
    if (!isInstruction(message) || before === undefined) return [];
    const [place, after] = [message, before].map((one) => seen.findIndex((text) => text.includes(textOf(one))));
    return place === undefined || after === undefined || place === -1 || place > after
      ? [] // what is missing is told above
      : [problem('the messages upstream', `${show(textOf(message))} after ${show(textOf(before))}`, seen)];
  });
}

/** The blanks around the last message, which `messagesNotKept` leaves out of account. */
export function blanksNotKept(sent: readonly unknown[], body: unknown): readonly Problem[] {
  const [wanted, seen] = [sent, list(body, 'messages')].map((messages) => plainText(messages.at(-1)));
  return seen === wanted || seen?.trim() !== wanted?.trim()
    ? []
    : [problem('the last message upstream', show(wanted), seen)];
}

/** A text, or that of its one part. */
function plainText(message: unknown): string | undefined {
  const text = at(message, 'content', 0, 'text') ?? at(message, 'content');
  return typeof text === 'string' ? text : undefined;
}
