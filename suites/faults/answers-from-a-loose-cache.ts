import { field } from '../../spec/sources.ts';
import { eachCompletion, type JsonObject, type Received } from '../bend.ts';
import type { Fault } from '../fault.ts';

const answers = new Map<string, JsonObject>();

const likeness = ({ json }: Received): string => JSON.stringify((json as JsonObject)['messages']).slice(0, 40); // the first words only

export const answersFromALooseCache: Fault = {
  id: 'answers-from-a-loose-cache',
  says: 'answers from a cache that takes similar prompts for the same',
  seen: [field('BerriAI/litellm#25447')],
  kills: ['concurrency.no-cross-talk'],
  bend: {
    json: eachCompletion((completion, request) => {
      const kept = answers.get(likeness(request));
      if (kept === undefined) answers.set(likeness(request), completion);
      return { ...(kept ?? completion), id: completion['id'] };
    }),
  },
};
