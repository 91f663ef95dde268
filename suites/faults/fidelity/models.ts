import { field } from '../../../spec/sources.ts';
import { passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const misrouted = field('vllm-project/aibrix#397');
const [first, second] = ['runestone-words', 'runestone-words-2'];

/** Passes on another model in each request that is picked; how many were seen counts from 1. */
function misrouting(picks: (model: unknown, seen: number) => string | undefined) {
  let seen = 0;
  return passingOn((body) => {
    seen += 1;
    return { ...body, model: picks(body['model'], seen) ?? body['model'] };
  });
}

export const modelFaults: readonly Fault[] = [
  {
    id: 'serves-all-models-by-one',
    says: 'asks for its default model, whichever the client named',
    seen: [misrouted],
    kills: ['fidelity.model-arrives'],
    bend: misrouting((model) => (model === second ? first : undefined)),
  },
  {
    id: 'balances-over-models',
    says: 'sends every third request to another model, which stands beside the first in its pool',
    seen: [misrouted],
    kills: ['fidelity.model-arrives'],
    bend: misrouting((_, seen) => (seen % 3 === 0 ? second : undefined)),
  },
];
