import type { WireRecord } from './gateway/exchange.ts';

/** One breach of one requirement, in the report's voice: what was looked at, what was expected, what was seen. */
export interface Problem {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** A breach that every real client survives: `warn` in the profile `compat`, `fail` in `strict`. */
  readonly soft?: true;
  /** The exchange it was seen in, where a scenario has several; the first one otherwise. */
  readonly wire?: WireRecord;
  /** Others of the run that show the same. */
  readonly alsoIn?: readonly WireRecord[];
}

/** The judge saw too little to say yes or no. It is never counted as kept. */
export interface Undecided {
  readonly undecided: 'inconclusive' | 'skip';
  readonly reason: string;
  /** What would let it be judged, such as a flag. */
  readonly enable?: string;
}

/** No problems: kept. Some: broken, every one named. */
export type Judgement = readonly Problem[] | Undecided;

export const isUndecided = (judgement: Judgement): judgement is Undecided => 'undecided' in judgement;

export const kept: readonly Problem[] = [];

export const inconclusive = (reason: string): Undecided => ({ undecided: 'inconclusive', reason });

/** The gateway cleanly does not offer what the requirement is about, or a precondition was not configured. */
export const notOffered = (reason: string, enable?: string): Undecided => ({
  undecided: 'skip',
  reason,
  ...(enable !== undefined && { enable }),
});

const longest = 240;

/** Any value as the report shows it: JSON, cut at 240 characters, with what was cut counted. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length - longest} more characters)`;
}

export const problem = (message: string, expected: string, actual: unknown): Problem => ({
  message,
  expected,
  actual: show(actual),
});

/** The same problem, said softly: see `Problem.soft`. */
export const softly = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, soft: true as const }));

export function equal(what: string, actual: unknown, expected: unknown): readonly Problem[] {
  return Object.is(actual, expected) ? kept : [problem(what, show(expected), actual)];
}

export function oneOf(what: string, actual: unknown, allowed: readonly unknown[]): readonly Problem[] {
  return allowed.includes(actual) ? kept : [problem(what, `one of ${allowed.map(show).join(', ')}`, actual)];
}

/** `described` says in words what the pattern means, for the reader of the report. */
export function matches(what: string, actual: unknown, pattern: RegExp, described: string): readonly Problem[] {
  return typeof actual === 'string' && pattern.test(actual) ? kept : [problem(what, described, actual)];
}

export function holds(what: string, actual: unknown, expected: string, condition: boolean): readonly Problem[] {
  return condition ? kept : [problem(what, expected, actual)];
}

/** Every problem of every item, each message with the item's place. */
export function each<T>(
  what: string,
  items: readonly T[],
  judge: (item: T, index: number) => readonly Problem[],
): readonly Problem[] {
  return items.flatMap((item, index) =>
    judge(item, index).map((one) => ({ ...one, message: `${what} ${index}: ${one.message}` })),
  );
}
