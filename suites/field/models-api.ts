import type { Section } from './row.ts';

/** Models. */
export const modelsApi: Section = {
  'models-object-missing': {
    says: 'the list of models, or an entry, does not say what kind of object it is',
    reports: ['xberg-io/liter-llm#149', 'jamesrochabrun/SwiftOpenAI#162'],
    legal: ['bare-models'],
  },
  'models-created-missing': {
    says: 'models have no created or no owner',
    reports: ['aallam/openai-kotlin#331', 'openai-php/client#598'],
    caught: [
      { fault: 'models-without-created', requirement: 'models.provenance' },
      { fault: 'models-without-owner', requirement: 'models.provenance' },
    ],
  },
  'models-slash': {
    says: 'a listed model with a slash in its id cannot be retrieved',
    reports: ['ollama/ollama#10139', 'ollama/ollama#7528', 'BerriAI/litellm#37275', 'ogx-ai/ogx#1038'],
    caught: [{ fault: 'loses-ids-with-a-slash', requirement: 'models.retrieve' }],
  },
};
