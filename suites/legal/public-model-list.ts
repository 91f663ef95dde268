import { rfc } from '../../spec/sources.ts';
import { isFor } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { withKey } from '../refusals.ts';

export const publicModelList: Variant = {
  id: 'public-model-list',
  says: 'lists its models for everybody',
  allowed: [rfc('9110 §11.1')],
  bend: { request: (request, key) => (isFor(request, '/models') ? withKey(request, key) : request) },
};
