import { setTimeout } from 'node:timers/promises';
import { rfc } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const slowFirstByte: Variant = {
  id: 'slow-first-byte',
  says: 'takes 300 ms before the first byte of an answer',
  allowed: [rfc('9112 §9.3')],
  bend: {
    answer: async (request) => {
      if (isChat(request)) await setTimeout(300);
      return null;
    },
  },
};
