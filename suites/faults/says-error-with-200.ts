import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const saysErrorWith200: Fault = {
  id: 'says-error-with-200',
  says: 'answers 200 with an error object',
  seen: [field('runpod-workers/worker-vllm#57'), field('huggingface/text-generation-inference#1896')],
  kills: ['chat.answers-200'],
  bend: {
    json: eachCompletion(() => ({ error: { message: 'Provider returned error', type: null, param: null, code: 502 } })),
  },
};
