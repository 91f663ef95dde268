import { readDirective } from './directive.ts';
import { base64Of, embeddingVector } from './embedding-vector.ts';
import { invalid } from './errors.ts';
import { optionalInteger, optionalString } from './fields.ts';
import type { JsonObject } from './json.ts';
import { readEmbeddingModel } from './models.ts';
import type { Reply } from './reply.ts';
import { readTextInputs } from './text-input.ts';

const defaultDimensions = 16; // small enough to read in a log, large enough that unlike texts are not alike
const mostInputs = 2048; // OpenAI's limit for one request

/** Answers POST /v1/embeddings. */
export function embeddings(body: JsonObject): Reply {
  const model = readEmbeddingModel(body);
  const inputs = readTextInputs(body['input'], 'input', mostInputs);
  if (inputs.some(({ text }) => text === ''))
    throw invalid('input', "Invalid 'input': input cannot be an empty string.");
  const dimensions = optionalInteger(body, 'dimensions', { min: 8, max: 1536 }) ?? defaultDimensions;
  const format = optionalString(body, 'encoding_format') ?? 'float';
  if (format !== 'float' && format !== 'base64') {
    throw invalid('encoding_format', `Invalid value for 'encoding_format': expected float or base64, saw '${format}'.`);
  }
  const tokens = inputs.reduce((sum, input) => sum + input.tokens, 0);
  return {
    directive: readDirective(inputs[0]?.text ?? ''),
    body: {
      object: 'list',
      model,
      data: inputs.map(({ text }, index) => {
        const vector = embeddingVector(text, dimensions);
        return { object: 'embedding', index, embedding: format === 'base64' ? base64Of(vector) : Array.from(vector) };
      }),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    },
  };
}
