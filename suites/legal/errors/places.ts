import { live, rfc } from '../../../spec/sources.ts';
import { isFor, type Received } from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import { errorBody, inPlaceOf } from '../../refusals.ts';

const isStored = ({ path }: Received): boolean => /^\/(files|batches|fine_tuning)/.test(path);

export const keepsFiles: Variant = {
  id: 'keeps-files',
  says: 'offers files, batches and fine-tuning, and has none yet',
  allowed: [live('files, list')],
  bend: inPlaceOf((_head, request) => isStored(request), {
    status: 200,
    body: '{"object":"list","data":[],"first_id":null,"last_id":null,"has_more":false}',
  }),
};

export const says501: Variant = {
  id: 'says-501',
  says: 'answers endpoints that it does not offer with 501',
  allowed: [rfc('9110 §15.6.2')],
  bend: inPlaceOf((_head, request) => isStored(request), { status: 501, body: errorBody('Not implemented.') }),
};

export const offersNoResponses: Variant = {
  id: 'offers-no-responses',
  says: 'has no Responses API, and says so in plain text',
  allowed: [rfc('9110 §15.5.5')],
  bend: inPlaceOf(({ status }, request) => isFor(request, '/responses') && status !== 401, {
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: '404 page not found',
  }),
};
