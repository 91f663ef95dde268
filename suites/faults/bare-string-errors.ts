import { sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachRefusal } from '../refusals.ts';

export const bareStringErrors: Fault = {
  id: 'bare-string-errors',
  says: 'sends `{error: "Unauthorized"}`, a text in place of an object',
  seen: [sdk('openai-node src/core/error.ts')],
  kills: ['errors.envelope'],
  bend: eachRefusal(() => ({ error: 'Unauthorized' })),
};
