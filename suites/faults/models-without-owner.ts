import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachModel } from '../model-list.ts';

export const modelsWithoutOwner: Fault = {
  id: 'models-without-owner',
  says: 'lists models without owned_by',
  seen: [field('openai-php/client#598')],
  kills: ['models.provenance'],
  bend: eachModel(({ owned_by: _owner, ...model }) => model),
};
