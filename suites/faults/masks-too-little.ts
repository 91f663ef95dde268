import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

const stars = (key: string) => `${'*'.repeat(8)}${key.slice(8)}`;

export const masksTooLittle: Fault = {
  id: 'masks-too-little',
  says: 'stars out the first letters of the wrong key and shows the rest',
  seen: [field('BerriAI/litellm#25203')],
  kills: ['auth.key-not-echoed'],
  bend: eachError((error, { headers }, { status }) =>
    status === 401
      ? { ...error, message: `Incorrect API key: ${stars((headers['authorization'] ?? '').replace('Bearer ', ''))}` }
      : error,
  ),
};
