import type { Exchange } from '../../harness/gateway/exchange.ts';
import { at, isObject, list } from '../json.ts';

export interface SaidCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export interface SaidChoice {
  readonly text: string;
  readonly refusal: string;
  /** What was thought, under a name that the API does not have. */
  readonly reasoning: string;
  readonly finish: unknown;
  readonly calls: readonly SaidCall[];
  /** Every token's entry, in order. */
  readonly logprobs: readonly unknown[];
}

/** An answer of chat or of legacy completions as its reader puts it together, streamed or not. */
export interface Said {
  /** By their index. */
  readonly choices: readonly SaidChoice[];
  /** The last that was told, or undefined. */
  readonly usage: unknown;
  /** How often any tokens were told. */
  readonly bills: number;
}

function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}

/** The documents of an answer as a client received it. */
export const documentsOf = (answer: Exchange): readonly unknown[] =>
  answer.mediaType === 'text/event-stream' ? answer.events.flatMap(({ data }) => parsed(data)) : parsed(answer.text);

/** The documents of an answer as the upstream's log keeps it. */
export const documentsIn = (answer: string): readonly unknown[] =>
  /^(data|event): /.test(answer)
    ? answer.split('\n').flatMap((line) => (line.startsWith('data: ') ? parsed(line.slice('data: '.length)) : []))
    : parsed(answer);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Calls put together by their index; a call without one goes on with the last. */
function callsOf(parts: readonly unknown[]): readonly SaidCall[] {
  const calls = new Map<unknown, SaidCall>();
  for (const part of parts.flatMap((one) => list(one, 'tool_calls').map((call, place) => ({ call, place })))) {
    const index = at(part.call, 'index') ?? part.place;
    const known = calls.get(index) ?? { id: '', name: '', arguments: '' };
    calls.set(index, {
      id: known.id || textIn(at(part.call, 'id')),
      name: known.name || textIn(at(part.call, 'function', 'name')),
      arguments: known.arguments + textIn(at(part.call, 'function', 'arguments')),
    });
  }
  return [...calls.values()];
}

function choiceOf(choices: readonly unknown[]): SaidChoice {
  const parts = choices.map((choice) => at(choice, 'message') ?? at(choice, 'delta') ?? choice);
  return {
    text: parts.map((part) => textIn(at(part, 'content') ?? at(part, 'text'))).join(''),
    reasoning: parts.map((part) => textIn(at(part, 'reasoning_content'))).join(''),
    refusal: parts.map((part) => textIn(at(part, 'refusal'))).join(''),
    finish: choices.map((choice) => at(choice, 'finish_reason')).findLast((reason) => typeof reason === 'string'),
    calls: callsOf(parts),
    logprobs: choices.flatMap((choice) => list(choice, 'logprobs', 'content')),
  };
}

/** What some documents say when they are read as one answer. */
export function saidIn(documents: readonly unknown[]): Said {
  const byIndex = new Map<number, unknown[]>();
  for (const choice of documents.flatMap((document) => list(document, 'choices'))) {
    const index = Number(at(choice, 'index') ?? 0);
    byIndex.set(index, [...(byIndex.get(index) ?? []), choice]);
  }
  return {
    choices: [...byIndex].sort(([a], [b]) => a - b).map(([, choices]) => choiceOf(choices)),
    usage: documents.map((document) => at(document, 'usage')).findLast(isObject),
    bills: documents.filter((document) => Number(at(document, 'usage', 'total_tokens') ?? 0) > 0).length,
  };
}
