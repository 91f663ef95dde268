import { openapi } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachRefusal } from '../refusals.ts';

export const extraErrorFields: Variant = {
  id: 'extra-error-fields',
  says: 'tells more in an error than it has to',
  allowed: [openapi('#/components/schemas/Error')],
  bend: eachRefusal(({ error, ...body }) => ({
    ...body,
    error: { ...(error as object), innererror: { code: 'Refused' }, doc_url: 'https://example.com/errors' },
    request_id: 'req_1',
  })),
};
