import { inconclusive, type Judgement, type Problem, problem, show, softly } from '../../../harness/judge.ts';
import { unanswered } from '../../declined.ts';
import { at } from '../../json.ts';
import { type Arrival, answered } from '../arrival.ts';
import { documentsIn, documentsOf, type Said, type SaidChoice, saidIn } from '../said.ts';
import { notKept } from './kept.ts';

/** Judges what the client got by what the upstream said; a refusal that names what was asked is a skip. */
export function judgeReturned(one: Arrival, names: RegExp, judge: (got: Said, said: Said) => Judgement): Judgement {
  const refused = unanswered(one.answer, names);
  if (refused !== null) return refused;
  const { answer, status } = answered(one) ?? {};
  if (answer === undefined || status !== 200) return inconclusive('no answer of the upstream is known for it');
  return judge(saidIn(documentsOf(one.answer)), saidIn(documentsIn(answer)));
}

function eachChoice(
  got: Said,
  said: Said,
  judge: (got: SaidChoice | undefined, said: SaidChoice, which: string) => readonly Problem[],
): readonly Problem[] {
  return said.choices.flatMap((choice, index) => judge(got.choices[index], choice, `choice ${index}`));
}

/** Judges what each choice said; that one is missing altogether is another's business. */
export const ifAllCame =
  (judge: (got: Said, said: Said) => Judgement) =>
  (got: Said, said: Said): Judgement =>
    got.choices.length < said.choices.length
      ? inconclusive(`${got.choices.length} of ${said.choices.length} choices came back: streaming.every-choice`)
      : judge(got, said);

/** The words of every choice, and no choice that nobody made. */
export const textReturns = (got: Said, said: Said): readonly Problem[] => [
  ...eachChoice(got, said, (seen, { text }, which) =>
    seen?.text === text ? [] : [problem(`the text of ${which}`, show(text), seen?.text)],
  ),
  ...(got.choices.length > said.choices.length
    ? [problem('the choices', `${said.choices.length}`, got.choices.length)]
    : []),
];

/** As the refusal that it is; softly, when its words stand in the text instead. */
export const refusalsReturn = (got: Said, said: Said): readonly Problem[] =>
  eachChoice(got, said, (seen, { refusal }, which) => {
    if (seen?.refusal === refusal) return [];
    const found = [problem(`the refusal of ${which}`, show(refusal), seen?.refusal)];
    return seen?.text.includes(refusal) === true ? softly(found) : found;
  });

export const reasoningReturns = (got: Said, said: Said): readonly Problem[] =>
  eachChoice(got, said, (seen, { reasoning }, which) =>
    seen?.reasoning === reasoning ? [] : [problem(`reasoning_content of ${which}`, show(reasoning), seen?.reasoning)],
  );

/** Where the provider came to no reason, the gateway had left it before its end: both sides lack the same. */
export const finishReturns = (got: Said, said: Said): readonly Problem[] =>
  eachChoice(got, said, (seen, { finish }, which) =>
    finish !== undefined && seen?.finish === finish
      ? []
      : [problem(`finish_reason of ${which}`, show(finish ?? 'that of the provider'), seen?.finish)],
  );

function argumentsIn(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}

/** What is compared as numbers of our own would lose what it looks for. */
const longNumbersNotKept = (given: string, seen: string, what: string): readonly Problem[] =>
  (given.match(/\d{16,}/g) ?? [])
    .filter((digits) => !seen.includes(digits))
    .map((digits) => problem(`${what}: its arguments`, `the number ${digits}`, seen));

/** Every call by its name and the value of its arguments; an id may be another, but each call needs its own. */
export const callsReturn = (got: Said, said: Said): readonly Problem[] =>
  eachChoice(got, said, (seen, { calls }, which) => {
    const callsSeen = seen?.calls ?? [];
    if (callsSeen.length !== calls.length) return [problem(`the calls of ${which}`, show(calls), callsSeen)];
    const ids = new Set(callsSeen.map(({ id }) => id));
    return [
      ...calls.flatMap(({ name, arguments: given }, index) =>
        notKept(
          `call ${index} of ${which}`,
          { name, arguments: argumentsIn(given) },
          { name: callsSeen[index]?.name, arguments: argumentsIn(callsSeen[index]?.arguments ?? '') },
        ).concat(longNumbersNotKept(given, callsSeen[index]?.arguments ?? '', `call ${index} of ${which}`)),
      ),
      ...(ids.size === calls.length && !ids.has('')
        ? []
        : [problem(`the ids of the calls of ${which}`, 'one of its own for each', [...ids])]),
    ];
  });

const counts = ['prompt_tokens', 'completion_tokens', 'total_tokens'];

/** Where the counts that a bill is made of are divided further. */
const details = [
  ['prompt_tokens_details', 'cached_tokens'],
  ['completion_tokens_details', 'reasoning_tokens'],
] as const;

/** The three counts as the provider told them, and what came from a cache or was thought; other details, softly. */
export function usageReturns(got: Said, said: Said): readonly Problem[] {
  const hard = [
    ...counts.flatMap((name) => notKept(`usage.${name}`, at(said.usage, name), at(got.usage, name))),
    ...details
      .filter((path) => Number(at(said.usage, ...path) ?? 0) > 0)
      .flatMap((path) => notKept(`usage.${path.join('.')}`, at(said.usage, ...path), at(got.usage, ...path))),
    ...(said.bills > 0 && got.bills > said.bills ? [problem('usage', `told ${said.bills} time`, got.bills)] : []),
  ];
  return hard.length > 0 ? hard : softly(notKept('usage', said.usage, got.usage));
}

export const logprobsReturn = (got: Said, said: Said): readonly Problem[] =>
  eachChoice(got, said, (seen, { logprobs }, which) =>
    notKept(`the log probabilities of ${which}`, logprobs, seen?.logprobs).slice(0, 3),
  );
