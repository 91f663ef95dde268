import { field, live, openapi, rfc } from '../../../spec/sources.ts';
import { eachEmbedding, eachEmbeddingList, fieldOf, refusing, wantsBase64 } from '../../embedding-answers.ts';
import type { Variant } from '../../fault.ts';

export const hasNoEmbeddings: Variant = {
  id: 'has-no-embeddings',
  says: 'lists an embedding model and has no endpoint for it',
  allowed: [rfc('9110 §15.5.5')],
  bend: refusing('/embeddings', () => true, 404, 'Invalid URL (POST /v1/embeddings)'),
};

export const notYetEmbeddings: Variant = {
  id: 'not-yet-embeddings',
  says: 'answers an embeddings request with 501',
  allowed: [rfc('9110 §15.6.2')],
  bend: refusing('/embeddings', () => true, 501, 'not implemented'),
};

export const fixedDimensions: Variant = {
  id: 'fixed-dimensions',
  says: 'refuses `dimensions`',
  allowed: [openapi('#/components/schemas/EmbeddingRequest/properties/dimensions')],
  bend: refusing(
    '/embeddings',
    (request) => fieldOf(request, 'dimensions') !== undefined,
    400,
    'This model does not support specifying dimensions.',
  ),
};

export const takesTextOnly: Variant = {
  id: 'takes-text-only',
  says: 'refuses tokens as inputs',
  allowed: [openapi('#/components/schemas/EmbeddingRequest/properties/input')],
  bend: refusing(
    '/embeddings',
    (request) => {
      const input = fieldOf(request, 'input');
      return Array.isArray(input) && typeof input.flat()[0] === 'number';
    },
    422,
    'input: expected texts',
    'input',
  ),
};

export const embeddingsWithoutUsage: Variant = {
  id: 'embeddings-without-usage',
  says: 'reports no usage on embeddings, and other kinds of objects',
  allowed: [live('embeddings, create')],
  bend: eachEmbeddingList(({ usage: _none, ...body }) => ({ ...body, object: 'embeddings' })),
};

export const unevenVectors: Variant = {
  id: 'uneven-vectors',
  says: 'computes a vector with another rounding each time',
  allowed: [field('vllm-project/vllm#6744')],
  bend: eachEmbedding((entry, request) =>
    wantsBase64(request)
      ? entry
      : { ...entry, embedding: (entry['embedding'] as number[]).map((one) => one + (Math.random() - 0.5) / 1000) },
  ),
};

export const longVectors: Variant = {
  id: 'unnormalised-vectors',
  says: 'gives vectors that are not of unit length',
  allowed: [openapi('#/components/schemas/Embedding')],
  bend: eachEmbedding((entry, request) =>
    wantsBase64(request) ? entry : { ...entry, embedding: (entry['embedding'] as number[]).map((one) => one * 7) },
  ),
};
