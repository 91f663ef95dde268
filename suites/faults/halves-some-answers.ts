import { field } from '../../spec/sources.ts';
import { isChat } from '../bend.ts';
import type { Fault } from '../fault.ts';

let answers = 0;

export const halvesSomeAnswers: Fault = {
  id: 'halves-some-answers',
  says: 'sends half of the body of every fourth answer',
  seen: [field('lemonade-sdk/lemonade#1836')],
  kills: ['concurrency.none-lost'],
  bend: {
    bytes: (body, request) => (isChat(request) && ++answers % 4 === 0 ? body.subarray(0, body.length / 2) : body),
  },
};
