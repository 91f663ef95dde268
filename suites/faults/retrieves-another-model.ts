import { sdk } from '../../spec/sources.ts';
import type { JsonObject } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { isRetrieve } from '../model-list.ts';

export const retrievesAnotherModel: Fault = {
  id: 'retrieves-another-model',
  says: 'answers GET /models/{id} with its provider name for the model',
  seen: [sdk('openai-node models.retrieve')],
  kills: ['models.retrieve'],
  bend: {
    json: (body, request, { status }) =>
      isRetrieve(request) && status === 200
        ? { ...(body as JsonObject), id: `provider/${(body as JsonObject)['id']}` }
        : body,
  },
};
