import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachRefusal } from '../refusals.ts';

export const flatErrors: Fault = {
  id: 'flat-errors',
  says: 'puts the fields of an error at the top level, beside `object: "error"`',
  seen: [field('vllm-project/vllm#5734'), field('runpod-workers/worker-vllm#57')],
  kills: ['errors.envelope'],
  bend: eachRefusal(({ error }) => ({ object: 'error', ...(error as object) })),
};
