import { chunksOf, deltasOf } from '../../chat/chunks.ts';
import { at } from '../../json.ts';
import { answered } from '../arrival.ts';
import type { Scripted } from '../scripted.ts';

/** One word of a stream, in milliseconds. */
export interface Delay {
  /** When it arrived at the client, after its request had been sent. */
  readonly at: number;
  /** How long after the upstream had written it. */
  readonly delay: number;
}

/** How late each word of a repeated text came; a gateway may join or split events, so letters are what is counted. */
export function delaysOf({ says, answer, attempts }: Scripted): readonly Delay[] {
  const request = answered({ requests: attempts });
  if (request === undefined) return [];
  const arrivals = lettersOverTime(deltasOf(chunksOf(answer)));
  const words = says.replace(/^.*?:\s*/, '').match(/\s*\S+/g) ?? [];
  let letters = 0;
  return words.flatMap((word, index) => {
    letters += word.length;
    const wrote = request.stamps[2 * (index + 1) + 1]; // two for every event, of which the first tells the role alone
    const arrived = arrivals.find(({ length }) => length >= letters);
    if (wrote === undefined || arrived === undefined) return [];
    // Both clocks as Unix time: each is told once in it.
    const wroteAt = request.receivedWall + wrote - request.receivedAt;
    return [{ at: arrived.at, delay: answer.wire.sentAt + arrived.at - wroteAt }];
  });
}

/** How many letters had arrived by when. */
function lettersOverTime(deltas: ReturnType<typeof deltasOf>): readonly { at: number; length: number }[] {
  let length = 0;
  return deltas.map((delta) => {
    const content = at(delta.delta, 'content');
    length += typeof content === 'string' ? content.length : 0;
    return { at: delta.at, length };
  });
}

/** The value that a share of all are not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
