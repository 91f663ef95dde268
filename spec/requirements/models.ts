import { may, must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

export const models = requirements('models', {
  lists: must('answer GET /models with 200 and `{object: "list", data: [...]}`', {
    source: [openapi('#/components/schemas/ModelList'), sdk('openai-node src/core/pagination.ts')],
    breaks:
      'openai-node reads a bare array or `{models: []}` as no models at all, without an error; openai-python throws',
    after: ['http.one-json-value'],
  }),
  entries: must('list every model once, as an object with a non-empty string `id` and `object: "model"`', {
    source: [openapi('#/components/schemas/Model'), field('xberg-io/liter-llm#149')],
    breaks: 'a model without an id can be neither called nor shown; typed clients fail to decode the whole list',
    after: ['models.lists'],
  }),
  provenance: must('give every listed model `created` in Unix seconds and a string `owned_by`', {
    source: [openapi('#/components/schemas/Model'), field('aallam/openai-kotlin#331')],
    breaks: 'typed clients (Kotlin, Rust, Swift, PHP) fail to decode the list, or show models from the year 58000',
    specOnly: true,
    after: ['models.lists', 'models.entries'],
  }),
  'one-page': must('list all models in one answer', {
    source: [sdk('openai-node src/core/pagination.ts, Page'), sdk('openai-python pagination.py, SyncPage')],
    breaks: 'no official SDK asks for a second page of models: what stands there cannot be found',
    after: ['models.lists'],
  }),
  'names-the-model': should('list the model that was tested, under the id it is called by', {
    source: [live('models list')],
    breaks: 'model pickers and set-up screens never offer it',
    after: ['models.lists'],
  }),
  stable: should('list the same models twice in a row', {
    source: [rfc('9110 §9.2.1')],
    breaks: 'replicas that know different models: a call fails or works by chance',
    after: ['models.lists'],
  }),
  'shutdown-date': may('write the day a model goes away as YYYY-MM-DD', {
    source: [openapi('#/components/schemas/Model/properties/shutdown_date')],
    breaks: 'clients that warn of a model that goes away warn of the wrong day',
    after: ['models.entries'],
  }),
  retrieve: should('answer GET /models/{id} with the listed model of that id', {
    source: [openapi('#/paths/~1models~1{model}/get'), sdk('openai-node models.retrieve')],
    breaks: 'clients that check a model before using it report it as missing',
  }),
  'unknown-is-404': must('answer GET /models/{id} for an id that it does not have with 404', {
    source: [openapi('#/paths/~1models~1{model}/get/responses/404'), sdk('openai-node src/core/error.ts')],
    breaks: 'with a 200 the SDK returns an empty model and no NotFoundError, so a typing error goes unnoticed',
  }),
});
