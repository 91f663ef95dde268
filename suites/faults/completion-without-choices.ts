import { field } from '../../spec/sources.ts';
import { isChat, type JsonObject } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const completionWithoutChoices: Fault = {
  id: 'completion-without-choices',
  says: 'answers with a completion of its own shape, without choices',
  seen: [field('runpod-workers/worker-vllm#57')],
  kills: ['clients.create'],
  bend: {
    json: (body, request, { status }) => {
      if (status !== 200 || !isChat(request)) return body;
      const { choices, ...rest } = body as JsonObject;
      return { ...rest, output: choices };
    },
  },
};
