import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const codeIsStatus: Fault = {
  id: 'code-is-status',
  says: 'repeats the status as the code of the error',
  seen: [field('BerriAI/litellm#8213'), field('Portkey-AI/gateway#995')],
  kills: ['auth.error-code', 'errors.unknown-model-named'],
  bend: eachError((error, _request, { status }) => ({ ...error, code: String(status) })),
};
