import { live, openapi } from '../../../spec/sources.ts';
import type { Fault } from '../../fault.ts';
import { eachModel, modelList } from '../../model-list.ts';

let listings = 0;

export const listsAnotherModelEachTime: Fault = {
  id: 'lists-another-model-each-time',
  says: 'adds a model to the list that no other listing has',
  seen: [live('models list')],
  kills: ['models.stable'],
  bend: modelList((list) => ({ ...list, data: [...list.data, { ...list.data[0], id: `replica-${++listings}` }] })),
};

export const shutsDownInSeconds: Fault = {
  id: 'shuts-down-in-seconds',
  says: 'writes the day a model goes away in Unix seconds',
  seen: [openapi('#/components/schemas/Model/properties/shutdown_date')],
  kills: ['models.shutdown-date'],
  bend: eachModel((model) => ({ ...model, shutdown_date: 1_798_761_600 })),
};
