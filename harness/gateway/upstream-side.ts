import { RunEnded } from '../errors.ts';
import type { UpstreamControl } from '../upstream/control.ts';

/** What a scenario may ask of the scripted upstream behind the target. */
export type UpstreamSide = Pick<
  UpstreamControl,
  'identity' | 'requests' | 'wait' | 'lag' | 'addRule' | 'removeRules' | 'refuse'
>;

/** One question and its answer, as evidence keeps them. */
export interface UpstreamNote {
  readonly asked: keyof UpstreamSide;
  /** What it was asked with, as JSON. */
  readonly given: string;
  readonly answer: unknown;
}

const questions = ['identity', 'requests', 'wait', 'lag', 'addRule', 'removeRules', 'refuse'] as const;

/** The same upstream, with every answer noted down. */
export function noting(side: UpstreamSide, notes: UpstreamNote[]): UpstreamSide {
  return answering(async (asked, given) => {
    // Each question is passed on with what it was asked with, so the types hold.
    const ask = side[asked] as (...given: readonly unknown[]) => Promise<unknown>;
    const answer = await ask(...given);
    notes.push({ asked, given: JSON.stringify(given), answer: answer ?? null });
    return answer;
  });
}

/** An upstream that answers what it was noted to have answered; a question that was not asked then ends the scenario. */
export function fromNotes(notes: readonly UpstreamNote[]): UpstreamSide {
  const left = [...notes];
  return answering(async (asked, given) => {
    const alike = left.filter((note) => note.asked === asked);
    // Questions with a time in them are told apart by their order alone.
    const note = alike.find((one) => one.given === JSON.stringify(given)) ?? alike[0];
    if (note === undefined) {
      throw new RunEnded(`expected a noted answer of the upstream to "${asked}", found none left; run it again`);
    }
    left.splice(left.indexOf(note), 1);
    return note.answer;
  });
}

function answering(answer: (asked: keyof UpstreamSide, given: readonly unknown[]) => Promise<unknown>): UpstreamSide {
  const entries = questions.map((asked) => [asked, (...given: readonly unknown[]) => answer(asked, given)]);
  return Object.fromEntries(entries) as unknown as UpstreamSide; // one function for each question
}
