import { field, openapi, sdk } from '../../../spec/sources.ts';
import { eachEmbedding, eachEmbeddingList, fieldOf, isEmbeddings, refusing } from '../../embedding-answers.ts';
import type { Fault } from '../../fault.ts';
import { asking } from '../../refusals.ts';

export const queuesEmbeddings: Fault = {
  id: 'queues-embeddings',
  says: 'answers an embeddings request with 202',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['embeddings.answers-200'],
  bend: { head: (head, request) => (isEmbeddings(request) && head.status === 200 ? { ...head, status: 202 } : head) },
};

export const refusesPlainEmbeddings: Fault = {
  id: 'refuses-plain-embeddings',
  says: 'wants an encoding_format with every embeddings request',
  seen: [sdk('openai-python resources/embeddings.py')],
  kills: ['embeddings.answers-200'],
  bend: refusing('/embeddings', (request) => fieldOf(request, 'encoding_format') === undefined, 400, 'name a format'),
};

export const embeddingsAsBareList: Fault = {
  id: 'embeddings-as-bare-list',
  says: 'answers with a bare list of vectors',
  seen: [openapi('#/components/schemas/EmbeddingList')],
  kills: ['embeddings.schema'],
  bend: eachEmbeddingList(({ data }) => data),
};

export const noEmbeddingData: Fault = {
  id: 'no-embedding-data',
  says: 'answers with an empty list of vectors',
  seen: [sdk('openai-python resources/embeddings.py')],
  kills: ['embeddings.schema'],
  bend: eachEmbeddingList((body) => ({ ...body, data: [] })),
};

export const embeddingsWithoutIndex: Fault = {
  id: 'embeddings-without-index',
  says: 'leaves the index of a vector out',
  seen: [openapi('#/components/schemas/Embedding/properties/index')],
  kills: ['embeddings.schema'],
  bend: eachEmbedding(({ index: _none, ...entry }) => entry),
};

export const vectorsUnderAnotherName: Fault = {
  id: 'vectors-under-another-name',
  says: 'puts the numbers under `vector`',
  seen: [openapi('#/components/schemas/Embedding/properties/embedding')],
  kills: ['embeddings.schema'],
  bend: eachEmbedding(({ embedding, ...entry }) => ({ ...entry, vector: embedding })),
};

export const embeddingUsageBackwards: Fault = {
  id: 'embedding-usage-backwards',
  says: 'reports a total below the prompt tokens',
  seen: [openapi('#/components/schemas/EmbeddingUsage')],
  kills: ['embeddings.usage'],
  bend: eachEmbeddingList((body) => ({ ...body, usage: { prompt_tokens: 4, total_tokens: 0 } })),
};

export const embeddingUsageInFractions: Fault = {
  id: 'embedding-usage-in-fractions',
  says: 'reports usage in tokens of its own, with a fraction',
  seen: [openapi('#/components/schemas/EmbeddingUsage')],
  kills: ['embeddings.usage'],
  bend: eachEmbeddingList((body) => ({ ...body, usage: { prompt_tokens: 3.5, total_tokens: 3.5 } })),
};

export const embedsNothing: Fault = {
  id: 'embeds-nothing',
  says: 'embeds an empty text when there is no input',
  seen: [openapi('#/components/schemas/EmbeddingRequest')],
  kills: ['embeddings.missing-input'],
  bend: {
    request: (request) =>
      isEmbeddings(request) && fieldOf(request, 'input') === undefined
        ? asking(request, { input: 'nothing' })
        : request,
  },
};

export const embedsTheEmpty: Fault = {
  id: 'embeds-the-empty',
  says: 'gives an empty text and an empty list a vector',
  seen: [openapi('#/components/schemas/EmbeddingRequest/properties/input')],
  kills: ['embeddings.empty-input'],
  bend: {
    request: (request) =>
      isEmbeddings(request) && ['', '[]'].includes(emptyForm(fieldOf(request, 'input')))
        ? asking(request, { input: 'nothing' })
        : request,
  },
};

const emptyForm = (input: unknown): string =>
  input === '' ? '' : Array.isArray(input) && input.length === 0 ? '[]' : 'something';

export const fallsOverAnEmptyInput: Fault = {
  id: 'falls-over-an-empty-input',
  says: 'answers an embeddings request without input with 500',
  seen: [field('BerriAI/litellm#42426')],
  kills: ['errors.never-5xx'],
  bend: refusing('/embeddings', (request) => fieldOf(request, 'input') === undefined, 500, 'NoneType has no length'),
};
