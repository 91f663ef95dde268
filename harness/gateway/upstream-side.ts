import { RunEnded } from '../errors.ts';
import type { KeyName } from '../keys.ts';
import type { UpstreamControl } from '../upstream/control.ts';

/** What a scenario may ask of the scripted upstream behind the target. */
export interface UpstreamSide
  extends Pick<UpstreamControl, 'identity' | 'requests' | 'wait' | 'lag' | 'addRule' | 'removeRules' | 'refuse'> {
  /** Where in the requests of a nonce, or of all the run, a key of the run stands: a judge has masks of them at most. */
  keysIn(nonce?: string): Promise<readonly KeyPlace[]>;
  /** How many requests of all the run brought a key of the run as their credential, and how many another. */
  credentials(): Promise<Credentials>;
  /** Which of these named texts hold a key that the requests of a nonce carried to the upstream. */
  providerKeyIn(nonce: string, texts: Readonly<Record<string, string>>): Promise<ProviderKey>;
  /** Sends a chat request past the target, to compare with one that goes through it. */
  direct(body: Readonly<Record<string, unknown>>): Promise<DirectTimes>;
}

export interface KeyPlace {
  readonly key: KeyName;
  /** Such as `header authorization`, `path` or `body`. */
  readonly place: string;
}

export interface Credentials {
  readonly ours: number;
  readonly others: number;
}

export interface ProviderKey {
  /** Whether the requests carried a key that is not one of the run's. */
  readonly carried: boolean;
  /** The names of the texts that hold it. */
  readonly told: readonly string[];
}

/** Milliseconds from sending a request; null for what did not come. */
export interface DirectTimes {
  readonly status: number | null;
  readonly headAt: number | null;
  /** The first bytes of the body. */
  readonly bodyAt: number | null;
  readonly endAt: number;
}

/** One question and its answer, as evidence keeps them. */
export interface UpstreamNote {
  readonly asked: keyof UpstreamSide;
  /** What it was asked with, as JSON. */
  readonly given: string;
  readonly answer: unknown;
}

const questions = [
  ...(['identity', 'requests', 'wait', 'lag', 'addRule', 'removeRules', 'refuse'] as const),
  ...(['keysIn', 'credentials', 'providerKeyIn', 'direct'] as const),
];

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
