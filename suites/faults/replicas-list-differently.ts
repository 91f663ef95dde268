import { live } from '../../spec/sources.ts';
import type { JsonObject } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

let listings = 0;

const halfOf = (models: readonly JsonObject[]): readonly JsonObject[] => models.slice(listings++ % 2 === 0 ? 0 : 1);

export const replicasListDifferently: Fault = {
  id: 'replicas-list-differently',
  says: 'lists the models of whichever replica was asked, so that its first one comes and goes',
  seen: [live('models list')],
  kills: ['models.names-the-model'],
  bend: modelList((list) => ({ ...list, data: halfOf(list.data) })),
};
