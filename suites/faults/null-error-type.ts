import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const nullErrorType: Fault = {
  id: 'null-error-type',
  says: 'leaves the type of an error null',
  seen: [field('BerriAI/litellm#8213'), field('BerriAI/litellm#3142')],
  kills: ['errors.fields'],
  bend: eachError((error) => ({ ...error, type: null })),
};
