import { openapi, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { eachEmbedding, eachEmbeddingList, fieldOf, isEmbeddings } from '../../embedding-answers.ts';
import type { Fault } from '../../fault.ts';
import { asking } from '../../refusals.ts';

const dataOf = (body: JsonObject): readonly JsonObject[] => body['data'] as JsonObject[]; // the gateway's own list

export const batchesBackwards: Fault = {
  id: 'batches-backwards',
  says: 'answers a batch in the order in which it was done, last first',
  seen: [sdk('openai-python resources/embeddings.py')],
  kills: ['embeddings.in-order'],
  bend: eachEmbeddingList((body) => ({ ...body, data: dataOf(body).toReversed() })),
};

export const batchesMixedUp: Fault = {
  id: 'batches-mixed-up',
  says: 'numbers the vectors of a batch after it has mixed them up',
  seen: [sdk('openai-python resources/embeddings.py')],
  kills: ['embeddings.in-order'],
  bend: eachEmbeddingList((body) => {
    const mixed = [...dataOf(body).slice(1), ...dataOf(body).slice(0, 1)];
    return { ...body, data: mixed.map((entry, index) => ({ ...entry, index })) };
  }),
};

export const batchesAllFirst: Fault = {
  id: 'batches-all-first',
  says: 'gives every vector of a batch the index 0',
  seen: [openapi('#/components/schemas/Embedding/properties/index')],
  kills: ['embeddings.in-order'],
  bend: eachEmbedding((entry) => ({ ...entry, index: 0 })),
};

export const batchesCut: Fault = {
  id: 'batches-cut',
  says: 'answers the first ten of a batch',
  seen: [openapi('#/components/schemas/EmbeddingList/properties/data')],
  kills: ['embeddings.in-order'],
  bend: eachEmbeddingList((body) => ({ ...body, data: dataOf(body).slice(0, 10) })),
};

export const tokensAsTexts: Fault = {
  id: 'tokens-as-texts',
  says: 'takes every token of an array for a text of its own',
  seen: [openapi('#/components/schemas/EmbeddingRequest/properties/input')],
  kills: ['embeddings.token-inputs'],
  bend: {
    request: (request) => {
      const input = fieldOf(request, 'input');
      const tokens = Array.isArray(input) && typeof input.flat()[0] === 'number';
      return isEmbeddings(request) && tokens ? asking(request, { input: input.flat().map(String) }) : request;
    },
  },
};
