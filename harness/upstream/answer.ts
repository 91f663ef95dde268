import { randomBytes } from 'node:crypto';
import { cutTokens } from './cut.ts';
import { withoutDirectives } from './directive.ts';
import { hintsFrom } from './hints.ts';
import { noncesIn, wordsAsked } from './instructions.ts';
import { jsonIn } from './json-in.ts';
import { jsonInstance } from './json-instance.ts';
import { jsonTokens } from './json-tokens.ts';
import { prose } from './prose.ts';
import { hash } from './random.ts';
import { lastUserText, type Task } from './task.ts';
import { callsFor } from './tool-calls.ts';
import { wordTokens } from './words.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly argumentTokens: readonly string[];
}

/** What the word model says: text tokens, or tool calls, never both. */
export interface Answer {
  readonly tokens: readonly string[];
  readonly calls: readonly ToolCall[];
  readonly finish: 'stop' | 'length' | 'tool_calls';
  readonly completionTokens: number;
}

const missingNonces = (said: string, prompt: string): readonly string[] =>
  noncesIn(prompt).filter((nonce) => !said.includes(nonce));

function jsonAnswer(said: string, prompt: string): object {
  const example = jsonIn(prompt);
  if (example === undefined) return { answer: said };
  const object = Array.isArray(example) ? { items: example } : example;
  const nonces = missingNonces(JSON.stringify(object), prompt);
  return nonces.length === 0 ? object : { ...object, nonce: nonces.join(' ') };
}

function textTokens(task: Task, choice: number): readonly string[] {
  const prompt = withoutDirectives(lastUserText(task.turns));
  const seed = hash(`${task.variation} ${choice} ${task.turns.map(({ role, text }) => `${role}: ${text}`).join('\n')}`);
  if (task.format.type === 'json_schema') return jsonTokens(jsonInstance(task.format.schema, hintsFrom(prompt)));

  const last = task.turns.at(-1);
  const result = last?.role === 'tool' || last?.role === 'function' ? `The tool answered: ${last.text}` : undefined;
  const asked = result ?? wordsAsked(prompt);
  const inJson = task.format.type === 'json_object' || (asked === undefined && /\bjson\b/i.test(prompt));
  const words = asked ?? prose(seed);
  const said = [...missingNonces(words, prompt), words].join(' ');
  return inJson ? jsonTokens(jsonAnswer(said, prompt)) : wordTokens(said);
}

function withinLimit(calls: readonly ToolCall[], maxTokens: number): { calls: readonly ToolCall[]; cut: boolean } {
  let left = maxTokens;
  const kept: ToolCall[] = [];
  for (const call of calls) {
    if (left === 0) return { calls: kept, cut: true };
    left -= 1; // the name is one token
    const argumentTokens = call.argumentTokens.slice(0, left);
    left -= argumentTokens.length;
    kept.push({ ...call, argumentTokens });
    if (argumentTokens.length < call.argumentTokens.length) return { calls: kept, cut: true };
  }
  return { calls: kept, cut: false };
}

const callTokens = (calls: readonly ToolCall[]): number =>
  calls.reduce((sum, { argumentTokens }) => sum + 1 + argumentTokens.length, 0);

/** The answer to a task, for one of its choices: the same request gets the same words in every process. */
export function answer(task: Task, choice: number): Answer {
  const wanted = callsFor(task).map(({ name, input }) => ({
    id: `call_${randomBytes(12).toString('hex')}`,
    name,
    argumentTokens: jsonTokens(input),
  }));
  if (wanted.length > 0) {
    const { calls, cut } = withinLimit(wanted, task.maxTokens ?? Infinity);
    // OpenAI ends a call that was forced by name with `stop`: the model decided nothing.
    const finish = typeof task.toolChoice === 'object' ? 'stop' : 'tool_calls';
    return { tokens: [], calls, finish: cut ? 'length' : finish, completionTokens: callTokens(calls) };
  }
  const { tokens, finish } = cutTokens(textTokens(task, choice), task.stop, task.maxTokens);
  return { tokens, calls: [], finish, completionTokens: tokens.length };
}
