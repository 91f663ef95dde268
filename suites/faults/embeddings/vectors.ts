import { field, openapi, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { eachEmbedding, fieldOf, floatsOf, isEmbeddings, refusing, wantsBase64 } from '../../embedding-answers.ts';
import type { Fault } from '../../fault.ts';
import { asking } from '../../refusals.ts';

/** Changes the bytes behind a vector in base64. */
const eachBase64 = (change: (floats: readonly number[]) => unknown): Fault['bend'] =>
  eachEmbedding((entry, request) => (wantsBase64(request) ? { ...entry, embedding: change(floatsOf(entry)) } : entry));

const base64Of = (
  floats: readonly number[],
  width: number,
  write: (bytes: Buffer, one: number, at: number) => void,
) => {
  const bytes = Buffer.alloc(floats.length * width);
  for (const [index, one] of floats.entries()) write(bytes, one, index * width);
  return bytes.toString('base64');
};

export const ignoresBase64: Fault = {
  id: 'ignores-base64',
  says: 'answers with a list of numbers when base64 was asked for',
  seen: [field('ollama/ollama#6934'), field('runpod-workers/worker-infinity-embedding#30')],
  kills: ['embeddings.base64'],
  bend: eachBase64((floats) => floats),
};

export const refusesBase64: Fault = {
  id: 'refuses-base64',
  says: 'refuses base64',
  seen: [field('vllm-project/vllm#5734')],
  kills: ['embeddings.base64'],
  bend: refusing('/embeddings', wantsBase64, 400, 'base64 is not supported', 'encoding_format'),
};

export const encodesDoubles: Fault = {
  id: 'encodes-doubles',
  says: 'encodes 64-bit floats',
  seen: [field('vllm-project/vllm#6744')],
  kills: ['embeddings.base64'],
  bend: eachBase64((floats) => base64Of(floats, 8, (bytes, one, at) => bytes.writeDoubleLE(one, at))),
};

export const encodesText: Fault = {
  id: 'encodes-text',
  says: 'encodes the JSON text of the vector',
  seen: [field('vllm-project/vllm#6744')],
  kills: ['embeddings.base64'],
  bend: eachBase64((floats) => Buffer.from(JSON.stringify(floats)).toString('base64')),
};

export const encodesBigEndian: Fault = {
  id: 'encodes-big-endian',
  says: 'encodes the floats with their bytes in the other order',
  seen: [openapi('#/components/schemas/Base64Embedding/properties/embedding')],
  kills: ['embeddings.same-vector'],
  bend: eachBase64((floats) => base64Of(floats, 4, (bytes, one, at) => bytes.writeFloatBE(one, at))),
};

export const alwaysBase64: Fault = {
  id: 'always-base64',
  says: 'answers with base64 when numbers were asked for',
  seen: [field('BerriAI/litellm#42426')],
  kills: ['embeddings.float'],
  bend: {
    request: (request) => (isEmbeddings(request) ? asking(request, { encoding_format: 'base64' }) : request),
  },
};

export const numbersAsTexts: Fault = {
  id: 'numbers-as-texts',
  says: 'writes every number of a vector as a text',
  seen: [openapi('#/components/schemas/Embedding/properties/embedding')],
  kills: ['embeddings.float'],
  bend: eachEmbedding((entry, request) =>
    wantsBase64(request) ? entry : { ...entry, embedding: (entry['embedding'] as number[]).map(String) },
  ),
};

export const notANumber: Fault = {
  id: 'not-a-number',
  says: 'writes null where a vector has no number',
  seen: [openapi('#/components/schemas/Embedding/properties/embedding')],
  kills: ['embeddings.float'],
  bend: eachEmbedding((entry, request) =>
    wantsBase64(request) ? entry : { ...entry, embedding: (entry['embedding'] as number[]).with(0, Number.NaN) },
  ),
};

export const fallsOverFloat: Fault = {
  id: 'falls-over-float',
  says: 'answers an explicit encoding_format with 500',
  seen: [field('BerriAI/litellm#42426')],
  kills: ['errors.never-5xx'],
  bend: refusing(
    '/embeddings',
    (request) => fieldOf(request, 'encoding_format') === 'float',
    500,
    'UnsupportedParamsError: encoding_format',
  ),
};

export const ignoresDimensions: Fault = {
  id: 'ignores-dimensions',
  says: 'gives vectors of its own length whatever was asked for',
  seen: [openapi('#/components/schemas/EmbeddingRequest/properties/dimensions')],
  kills: ['embeddings.dimensions'],
  bend: {
    request: (request) => (isEmbeddings(request) ? asking(request, { dimensions: undefined }) : request),
  },
};

export const padsToItsOwnLength: Fault = {
  id: 'pads-to-its-own-length',
  says: 'fills a shortened vector up with zeros',
  seen: [openapi('#/components/schemas/EmbeddingRequest/properties/dimensions')],
  kills: ['embeddings.dimensions'],
  bend: eachEmbedding((entry, request) => {
    const short = fieldOf(request, 'dimensions') !== undefined && Array.isArray(entry['embedding']);
    return short ? { ...entry, embedding: [...(entry['embedding'] as number[]), 0, 0, 0, 0] } : entry;
  }),
};

export const labelsBase64AsText: Fault = {
  id: 'labels-base64-as-text',
  says: 'labels an answer with base64 in it as plain text',
  seen: [sdk('openai-node src/internal/parse.ts')],
  kills: ['embeddings.sdk'],
  bend: {
    head: ({ status, headers }, request) =>
      isEmbeddings(request) && wantsBase64(request)
        ? { status, headers: { ...headers, 'content-type': 'text/plain' } }
        : { status, headers },
  },
};

export const zeroesForTheSdk: Fault = {
  id: 'zeroes-for-the-sdk',
  says: 'gives the client of an SDK, which asks for base64 in its own words, a vector of zeros',
  seen: [sdk('openai-node src/resources/embeddings.ts')],
  kills: ['embeddings.sdk'],
  bend: eachEmbedding((entry: JsonObject, request) =>
    request.headers['x-stainless-lang'] === undefined || !wantsBase64(request)
      ? entry
      : { ...entry, embedding: Buffer.alloc(floatsOf(entry).length * 4).toString('base64') },
  ),
};

export const base64UnlessFloatIsAsked: Fault = {
  id: 'base64-unless-float-is-asked',
  says: 'answers in base64 when no form is asked for',
  seen: [openapi('#/components/schemas/Embedding/properties/embedding')],
  kills: ['embeddings.float'],
  bend: {
    request: (request) =>
      isEmbeddings(request) && fieldOf(request, 'encoding_format') === undefined
        ? asking(request, { encoding_format: 'base64' })
        : request,
  },
};

export const ignoresBase64InBatches: Fault = {
  id: 'ignores-base64-in-batches',
  says: 'answers a batch with lists of numbers where base64 was asked for',
  seen: [field('ollama/ollama#6934')],
  kills: ['embeddings.base64'],
  bend: {
    request: (request) => {
      const input = fieldOf(request, 'input');
      return Array.isArray(input) && typeof input[0] === 'string' && isEmbeddings(request)
        ? asking(request, { encoding_format: 'float' })
        : request;
    },
  },
};
