import { holds, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import type { Provoked } from '../provoked.ts';

/** One more than the five retries that gateways offer at most. */
const most = 6;
/** Two retries in each of two layers, as gateways on top of an SDK have it: costly, and yet an end to it. */
const layered = 9;

export function areBounded({ attempts }: Pick<Provoked, 'attempts'>): readonly Problem[] {
  const found = holds('the attempts at the provider', attempts.length, `${most} at most`, attempts.length <= most);
  return attempts.length <= layered ? softly(found) : found;
}

/** What is refused for good: waiting, another key or another moment change nothing. */
const final = [400, 404, 413, 415, 422];

/** The same words a second time; a gateway may leave out what the provider did not like, and ask again. */
export function areNotRepeated({ attempts, words }: Provoked): readonly Problem[] {
  if (!final.includes(Number(words['status']))) return kept;
  const texts = attempts.map(({ text }) => text);
  const same = texts.filter((text) => text === texts[0]).length;
  return holds('the attempts with the same request', same, '1', same <= 1);
}

/** Clocks of two sides and a rounded second. */
const slackMs = 1000;

/** No attempt while an earlier one is at work; what was given up is seen closed a moment later. */
export function comeOneByOne({ attempts }: Provoked): readonly Problem[] {
  const beside = attempts.filter((one, index) =>
    attempts.slice(0, index).some(({ closedAt = Infinity }) => closedAt > one.receivedAt + slackMs),
  ).length;
  return holds('the attempts beside one that was at work', beside, '0', beside === 0);
}

const credentialOf = ({ headers }: LoggedRequest): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];

/** With the same key no more than one attempt, which may have been on its way, before the time that the provider named. */
export function spareTheLimit({ attempts, words }: Provoked): readonly Problem[] {
  const [first] = attempts;
  if (first === undefined) return kept;
  const until = first.receivedAt + Number(words['retry-after']) * 1000 - slackMs;
  const early = attempts
    .slice(1)
    .filter((one) => one.receivedAt < until && credentialOf(one) === credentialOf(first)).length;
  return holds(
    `the attempts within the ${words['retry-after']} s that the provider named`,
    early,
    '1 at most',
    early <= 1,
  );
}

/** No attempt before the time that the provider named with the first one. */
export function heedTheWait({ attempts, words }: Provoked): readonly Problem[] {
  const seconds = Number(words['retry-after'] ?? words['retry-after-date']);
  const [first, second] = attempts;
  if (first === undefined || second === undefined || Number.isNaN(seconds)) return kept;
  const waited = second.receivedAt - first.receivedAt;
  return waited >= seconds * 1000 - slackMs
    ? kept
    : [problem('the next attempt', `after ${seconds} s, as the provider said`, `after ${Math.round(waited)} ms`)];
}
