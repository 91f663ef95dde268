import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, sdk } from '../sources.ts';

export const models = requirements('models', {
  lists: must('answer GET /models with 200 and `{object: "list", data: [...]}`', {
    source: [openapi('#/components/schemas/ModelList'), sdk('openai-node src/core/pagination.ts')],
    breaks:
      'openai-node reads a bare array or `{models: []}` as no models at all, without an error; openai-python throws',
  }),
  entries: must('give every listed model a non-empty string id, object "model", integer created and string owned_by', {
    source: [openapi('#/components/schemas/Model'), field('aallam/openai-kotlin#331')],
    breaks: 'typed clients (Kotlin, Rust, Swift, PHP) fail to decode the whole list',
    after: ['models.lists'],
  }),
  'names-the-model': should('list the model that was tested, under the id it is called by', {
    source: [live('models list')],
    breaks: 'model pickers and set-up screens never offer it',
    after: ['models.lists'],
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
