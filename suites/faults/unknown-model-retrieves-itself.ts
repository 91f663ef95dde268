import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';
import { inPlaceOf } from '../refusals.ts';

export const unknownModelRetrievesItself: Fault = {
  id: 'unknown-model-retrieves-itself',
  says: 'makes up a model for every id that is retrieved',
  seen: [field('icebear0828/codex-proxy#660')],
  kills: ['models.unknown-is-404'],
  bend: inPlaceOf(({ status }, request) => isRetrieve(request) && status === 404, {
    status: 200,
    body: '{"id":"conformance-no-such-model","object":"model","created":1767225600,"owned_by":"system"}',
  }),
};
