import { setTimeout } from 'node:timers/promises';
import { rfc } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const slowAnswers: Variant = {
  id: 'slow-answers',
  says: 'takes a second for every answer',
  allowed: [rfc('9112 §9.3')],
  bend: {
    answer: async (request) => {
      if (isChat(request)) await setTimeout(1000);
      return null;
    },
  },
};
