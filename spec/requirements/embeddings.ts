import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, sdk } from '../sources.ts';

const request = '#/components/schemas/EmbeddingRequest/properties';

/** Promises of those who offer embeddings. */
export const embeddings = requirements('embeddings', {
  'answers-200': must('answer a valid embeddings request with 200, or say cleanly that there are no embeddings', {
    source: [openapi('#/paths/~1embeddings/post/responses/200'), sdk('openai-node src/resources/embeddings.ts')],
    breaks: 'search and retrieval do not work at all, and set-up screens cannot say why',
    after: ['errors.never-5xx'],
  }),
  schema: must('answer with `{object: "list", model, data}` and one object with index and embedding for each input', {
    source: [openapi('#/components/schemas/EmbeddingList'), sdk('openai-python resources/embeddings.py')],
    breaks: '`data[0].embedding` throws, and openai-python raises "No embedding data received" for an empty list',
    after: ['http.one-json-value', 'embeddings.answers-200'],
  }),
  float: must('answer `encoding_format: "float"`, and none, with a list of finite numbers', {
    source: [openapi('#/components/schemas/Embedding/properties/embedding'), field('BerriAI/litellm#42426')],
    breaks: 'every client that asks for numbers, such as a vector database with its own client',
    after: ['errors.never-5xx', 'embeddings.schema'],
  }),
  base64: must('answer `encoding_format: "base64"` with the base64 of little-endian 32-bit floats', {
    source: [
      openapi('#/components/schemas/Base64Embedding/properties/embedding'),
      sdk('openai-node src/resources/embeddings.ts'),
      field('ollama/ollama#6934'),
      field('vllm-project/vllm#6744'),
    ],
    breaks: 'it is what both SDKs ask for by default: older ones make short vectors of zeros of a list, in silence',
    after: ['errors.never-5xx', 'embeddings.schema'],
  }),
  'same-vector': must('give one input the same vector as numbers and as base64', {
    source: [openapi('#/components/schemas/Base64Embedding/properties/embedding'), field('vllm-project/vllm#6744')],
    breaks: 'documents and questions that came in by two clients never meet',
    after: ['embeddings.float', 'embeddings.base64'],
  }),
  'in-order': must('answer a batch with one vector for each input, in order, with indexes from 0', {
    source: [openapi('#/components/schemas/Embedding/properties/index'), sdk('openai-python resources/embeddings.py')],
    breaks: 'clients pair vectors with documents by place: every document gets the vector of another',
    after: ['embeddings.answers-200', 'embeddings.schema', 'embeddings.base64', 'embeddings.same-vector'],
  }),
  'token-inputs': must('take an array of tokens as one input, or refuse it with 400', {
    source: [openapi(`${request}/input`)],
    breaks: 'LangChain sends tokens by default and files vectors under the wrong texts',
    after: ['errors.never-5xx', 'embeddings.answers-200', 'embeddings.schema'],
  }),
  dimensions: must('give vectors as long as `dimensions` asks, or refuse with 400', {
    source: [openapi(`${request}/dimensions`)],
    breaks: 'the vector database, whose column has the length that was asked for, refuses every row',
    after: ['errors.never-5xx', 'embeddings.float'],
  }),
  'missing-input': must('answer an embeddings request without `input` with 400', {
    source: [openapi('#/components/schemas/EmbeddingRequest'), sdk('openai-node src/core/error.ts')],
    breaks: 'an empty vector is stored for what was never embedded',
    after: ['errors.never-5xx'],
  }),
  'empty-input': should('answer an empty text and an empty list of inputs with 400', {
    source: [openapi(`${request}/input`), live('embeddings, create')],
    breaks: 'nothing gets a vector that is near to everything',
    after: ['errors.never-5xx'],
  }),
  usage: must('report prompt_tokens and a total_tokens that is no less', {
    source: [openapi('#/components/schemas/EmbeddingUsage')],
    breaks: 'the bill for an index of a million documents cannot be foreseen',
    after: ['embeddings.schema'],
  }),
  sdk: must('let `embeddings.create()` of openai-node give the vector that the wire gives as numbers', {
    source: [sdk('openai-node src/resources/embeddings.ts')],
    breaks: 'every application that embeds with the official Node SDK and its defaults',
    after: ['embeddings.float', 'embeddings.base64', 'embeddings.same-vector'],
  }),
});
