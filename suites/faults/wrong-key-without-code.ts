import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const wrongKeyWithoutCode: Fault = {
  id: 'wrong-key-without-code',
  says: 'refuses a wrong key without a code',
  seen: [field('BerriAI/litellm#8213')],
  kills: ['auth.error-code'],
  bend: eachError((error, _request, { status }) => (status === 401 ? { ...error, code: null } : error)),
};
