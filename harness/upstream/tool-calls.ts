import { withoutDirectives } from './directive.ts';
import { type Hints, hintsFrom } from './hints.ts';
import { jsonInstance } from './json-instance.ts';
import { lastUserText, type Task, type Tool } from './task.ts';

export interface WantedCall {
  readonly name: string;
  readonly input: unknown;
}

// Words that stand in the name or description of nearly every tool and so say nothing about which one is meant.
const empty = new Set(['get', 'set', 'the', 'for', 'and', 'with', 'from', 'this', 'that', 'what', 'your', 'current']);
const emptier = new Set(['returns', 'return', 'given', 'tool', 'function', 'call', 'about', 'into', 'have', 'name']);

const wordsOf = (text: string): readonly string[] =>
  (
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? []
  ).filter((word) => !empty.has(word) && !emptier.has(word));

function matching(tools: readonly Tool[], prompt: string): readonly Tool[] {
  const said = new Set(wordsOf(prompt));
  return tools.filter(({ name, description }) => wordsOf(`${name} ${description}`).some((word) => said.has(word)));
}

const call = ({ name, parameters }: Tool, hints: Hints): WantedCall => ({
  name,
  input: jsonInstance({ type: 'object', ...parameters }, hints),
});

/** The tool calls the word model makes: none, one, or, where the prompt joins two things by "and", one for each. */
export function callsFor(task: Task): readonly WantedCall[] {
  const { tools, toolChoice } = task;
  if (toolChoice === 'none' || tools.length === 0) return [];
  const prompt = withoutDirectives(lastUserText(task.turns));
  const hints = hintsFrom(prompt);
  const matched = matching(tools, prompt);
  if (typeof toolChoice === 'object')
    return tools.filter(({ name }) => name === toolChoice.name).map((tool) => call(tool, hints));

  const lastRole = task.turns.at(-1)?.role;
  const resultCameBack = lastRole === 'tool' || lastRole === 'function';
  if (toolChoice === 'auto' && (matched.length === 0 || resultCameBack)) return [];
  const tool = matched[0] ?? tools[0];
  if (tool === undefined) return [];
  const several = task.parallelToolCalls && /\band\b|&/i.test(prompt);
  if (several && hints.places.length > 1) return hints.places.map((place) => call(tool, { ...hints, places: [place] }));
  if (several && matched.length > 1) return matched.map((each) => call(each, hints));
  return [call(tool, hints)];
}
