import { claimsOf, decided, unobservable } from '../claim.ts';

export const models = claimsOf('models', {
  list: decided('Models are listed', 'models.lists', 'models.entries', 'models.provenance', 'models.one-page'),
  retrieve: decided(
    'One model is described by its id, and an unknown one is not found',
    'models.retrieve',
    'models.unknown-is-404',
  ),
  'lists-what-answers': decided(
    'The list names the model that answers, and stays the same',
    'models.names-the-model',
    'models.stable',
  ),
  'unknown-refused': decided(
    'A request for a model that is not there is refused as such',
    'errors.unknown-model',
    'errors.unknown-model-named',
  ),
  'only-configured': unobservable('The list holds exactly what is configured', {
    why: 'the configuration is not on the wire',
    evidence: 'the configuration beside the list of this run',
  }),
});
