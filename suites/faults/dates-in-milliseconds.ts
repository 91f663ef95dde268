import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const datesInMilliseconds: Fault = {
  id: 'dates-in-milliseconds',
  says: 'dates a completion in milliseconds',
  seen: [field('mlc-ai/web-llm#829'), field('Mintplex-Labs/anything-llm#2920')],
  kills: ['chat.created-now'],
  bend: { json: eachCompletion((completion) => ({ ...completion, created: Number(completion['created']) * 1000 })) },
};
