import { kept, type Problem, problem } from '../../../harness/judge.ts';
import { type Scenario, scenario } from '../../../harness/scenario.ts';
import { sentinel } from '../../chat/chunks.ts';
import { statusAndBody } from '../../http.ts';
import { at } from '../../json.ts';
import { overProvoked, type Provoked, provoke } from '../provoked.ts';
import { comeOneByOne } from './attempts.ts';
import { asksForWords, claimsToBeWhole, textOf, words } from './text.ts';

const says = asksForWords;

/** Milliseconds beyond the silence for the rest of the answer, and for the upstream to be late. */
const marginMs = 5000;

/** For how many seconds a provider is silent: as long as any run can wait, and as long as models think. */
export default [slowProvider('slow-provider', 4, 8), slowProvider('very-slow-provider', 35, 35, 'load')];

/** Before its answer, and in the middle of it, where it has shown that it is alive. */
function slowProvider(id: string, first: number, midway: number, load?: 'load'): Scenario {
  const leaveAfterMs = Math.max(first, midway) * 1000 + marginMs;
  return scenario({
    id,
    title: `A provider that falls silent, for ${first} seconds before its answer and for ${midway} within it, and goes on`,
    needs: ['model', 'upstream', ...(load === undefined ? [] : [load])],
    cost: { requests: 3, tokens: 200 },
    exchange: (gateway) =>
      provoke(gateway, [
        { says, words: { delay: `${first}s` }, leaveAfterMs },
        { says, words: { 'body-delay': `${first}s` }, stream: true, leaveAfterMs },
        { says, words: { gap: `${midway}s`, 'gap-at': 4 }, stream: true, leaveAfterMs },
      ]),
    judges: {
      'resilience.slow-is-alive': (provoked) => overProvoked(provoked, isPatient),
      'resilience.silence-without-events': (provoked) => overProvoked(provoked, isFilledWithNothing),
      'resilience.one-at-a-time': (provoked) => overProvoked(provoked, comeOneByOne),
    },
  });
}

/** Comments keep a connection alive and reach nobody; an event reaches the code that reads chunks. */
export function isFilledWithNothing({ answer }: Provoked): readonly Problem[] {
  if (answer.mediaType !== 'text/event-stream') return kept;
  const strange = answer.events.find(({ data }) => data.trim() !== sentinel && !isChunkOrError(data));
  return strange === undefined ? kept : [problem('the events', 'chunks alone, with choices', strange.data)];
}

function isChunkOrError(data: string): boolean {
  try {
    const value: unknown = JSON.parse(data);
    return Array.isArray(at(value, 'choices')) || Boolean(at(value, 'error'));
  } catch {
    return false;
  }
}

/** A client whose own time was over has not seen what the gateway would have done. */
export function isPatient({ answer }: Provoked): readonly Problem[] {
  if (['aborted', 'timeout'].includes(answer.wire.ending)) return kept;
  if (claimsToBeWhole(answer) && textOf(answer).trim() === words) return kept;
  const after = `after ${Math.round(answer.wire.endAt)} ms: ${textOf(answer) || statusAndBody(answer)}`;
  return [problem('the answer of a slow provider', words, after)];
}
