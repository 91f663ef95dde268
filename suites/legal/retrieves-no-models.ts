import { field } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';
import { errorBody, inPlaceOf } from '../refusals.ts';

export const retrievesNoModels: Variant = {
  id: 'retrieves-no-models',
  says: 'lists models and has no path for one of them',
  allowed: [field('vllm-project/vllm#10029')],
  bend: inPlaceOf((_head, request) => isRetrieve(request), {
    status: 404,
    body: errorBody('Unknown request URL.', { code: 'unknown_url' }),
  }),
};
