import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const echoesKey: Fault = {
  id: 'echoes-key',
  says: 'repeats the wrong key in its message',
  seen: [field('BerriAI/litellm#25203')],
  kills: ['auth.key-not-echoed'],
  bend: eachError((error, { headers }, { status }) =>
    status === 401 ? { ...error, message: `Invalid key: ${headers['authorization']}` } : error,
  ),
};
