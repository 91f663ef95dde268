import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesInFractions: Fault = {
  id: 'dates-in-fractions',
  says: 'dates a completion with fractions of a second',
  seen: [field('envoyproxy/ai-gateway#962'), field('Mintplex-Labs/anything-llm#2920')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion((completion) => ({ ...completion, created: Number(completion['created']) + 0.5 })) },
};
