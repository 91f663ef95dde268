import { equal, type Problem, softly } from '../../harness/judge.ts';
import { at, isText, list } from '../json.ts';

/** What one choice of an answer came to, told alike for the wire and for every client. */
export interface Choice {
  readonly role: string;
  readonly content: string;
  readonly finish: string | null;
  readonly calls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
}

/** An answer as its reader holds it in hand. */
export interface Story {
  readonly choices: readonly Choice[];
  readonly totalTokens: number | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const tokens = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The story of a whole completion. */
export const storyOf = (completion: unknown): Story => ({
  choices: list(completion, 'choices').map((choice) => ({
    role: text(at(choice, 'message', 'role')),
    content: text(at(choice, 'message', 'content')),
    finish: at(choice, 'finish_reason') === undefined ? null : text(at(choice, 'finish_reason')) || null,
    calls: list(choice, 'message', 'tool_calls').map((call) => ({
      id: text(at(call, 'id')),
      name: text(at(call, 'function', 'name')),
      arguments: text(at(call, 'function', 'arguments')),
    })),
  })),
  totalTokens: tokens(at(completion, 'usage', 'total_tokens')),
});

/** The story of a streamed completion: texts joined, and of what is said once the first that says it. */
export function storyOfChunks(chunks: readonly unknown[]): Story {
  const choices = Map.groupBy(
    chunks.flatMap((chunk) => list(chunk, 'choices')),
    (choice) => at(choice, 'index') ?? 0,
  );
  const usage = chunks.map((chunk) => tokens(at(chunk, 'usage', 'total_tokens'))).filter((total) => total !== null);
  return {
    choices: [...choices.entries()].sort(([a], [b]) => Number(a) - Number(b)).map(([, deltas]) => choiceOf(deltas)),
    totalTokens: usage.at(-1) ?? null,
  };
}

function choiceOf(deltas: readonly unknown[]): Choice {
  const said = (...path: readonly string[]) => deltas.map((delta) => at(delta, ...path)).filter(isText);
  const pieces = Map.groupBy(
    deltas.flatMap((delta) => list(delta, 'delta', 'tool_calls')),
    (piece) => at(piece, 'index') ?? 0,
  );
  return {
    role: said('delta', 'role')[0] ?? '',
    content: said('delta', 'content').join(''),
    finish: said('finish_reason').at(-1) ?? null,
    calls: [...pieces.entries()]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, own]) => ({
        id: own.map((piece) => at(piece, 'id')).find(isText) ?? '',
        name: own.map((piece) => at(piece, 'function', 'name')).find(isText) ?? '',
        arguments: own.map((piece) => text(at(piece, 'function', 'arguments'))).join(''),
      })),
  };
}

/** Where a client tells another story than the wire; what no program stumbles over is said softly. */
export function differences(call: string, told: Story, wire: Story): readonly Problem[] {
  const here = (what: string) => `${call}: ${what}`;
  if (told.choices.length !== wire.choices.length)
    return equal(here('the number of choices'), told.choices.length, wire.choices.length);
  return [
    ...wire.choices.flatMap((choice, index) => {
      const own = told.choices[index];
      const path = here(`choices[${index}]`);
      return [
        ...equal(`${path}.message.content`, own?.content, choice.content),
        ...equal(`${path}.finish_reason`, own?.finish, choice.finish),
        ...sameCalls(path, own?.calls ?? [], choice.calls),
        // A doubled role is sent back with the next turn, where most servers take it and some do not.
        ...softly(equal(`${path}.message.role`, own?.role, choice.role)),
      ];
    }),
    ...softly(equal(here('usage.total_tokens'), told.totalTokens, wire.totalTokens)),
  ];
}

function sameCalls(path: string, told: Choice['calls'], wire: Choice['calls']): readonly Problem[] {
  if (told.length !== wire.length) return equal(`${path}: the number of tool calls`, told.length, wire.length);
  return wire.flatMap((call, index) =>
    (['id', 'name', 'arguments'] as const).flatMap((field) =>
      equal(`${path}.message.tool_calls[${index}] ${field}`, canonical(told[index]?.[field]), canonical(call[field])),
    ),
  );
}

/** A client that parses JSON hands over an object: how it was spaced is not its story. */
export function canonical(text: string | undefined): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text ?? ''));
  } catch {
    return text;
  }
}
