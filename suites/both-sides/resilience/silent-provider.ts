import { type Judgement, notOffered, type Problem, problem, softly } from '../../../harness/judge.ts';
import { type Scenario, scenario } from '../../../harness/scenario.ts';
import { hasEnvelope } from '../../errors/envelope.ts';
import { statusAndBody } from '../../http.ts';
import { overProvoked, type Provoked, provoke, wasLeft } from '../provoked.ts';

/** How long a client waits for a gateway to give up: what any run can wait, and what most gateways allow a provider. */
export default [silentProvider('silent-provider', 11_000), silentProvider('ever-silent-provider', 65_000, 'load')];

function silentProvider(id: string, leaveAfterMs: number, load?: 'load'): Scenario {
  return scenario({
    id,
    title: `A provider that takes a request and does not answer for ${Math.round(leaveAfterMs / 1000)} seconds`,
    needs: ['model', 'upstream', ...(load === undefined ? [] : [load])],
    cost: { requests: 3, tokens: 200 },
    exchange: (gateway) =>
      provoke(gateway, [
        { words: { hang: 'headers' }, leaveAfterMs },
        { words: { hang: 'headers' }, stream: true, leaveAfterMs },
        { words: { hang: 'body' }, leaveAfterMs },
      ]),
    judges: {
      'resilience.timeout-status': (provoked) => overEnded(provoked, givesUpHonestly),
      'resilience.timeout-is-504': (provoked) => overEnded(provoked, says504),
    },
  });
}

/** Those that the gateway ended; how long it may wait is its own affair. */
function overEnded(all: readonly Provoked[], judge: (one: Provoked) => readonly Problem[]): Judgement {
  const ended = all.filter((one) => !wasLeft(one) && one.answer.wire.ending !== 'aborted');
  if (ended.length > 0) return overProvoked(ended, judge);
  return notOffered('it waited for the provider for longer than this run could', '--load');
}

export function givesUpHonestly({ answer }: Provoked): readonly Problem[] {
  // Headers had been passed on: what is left is to break the connection.
  if (answer.ok && answer.wire.ending !== 'complete') return [];
  if ((answer.status ?? 0) >= 500 || answer.status === 408) return hasEnvelope(answer);
  const found = [problem('the answer for a silent provider', '504 with an error envelope', statusAndBody(answer))];
  return answer.status === null ? softly(found) : found;
}

export function says504({ answer }: Provoked): readonly Problem[] {
  if ((answer.status ?? 0) < 500) return [];
  return answer.status === 504 ? [] : [problem('the status', '504', answer.status)];
}
