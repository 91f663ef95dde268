/** Each changes the answer; none is its own default. */
export const sampling = {
  max_tokens: 5,
  temperature: 0.35,
  top_p: 0.925,
  n: 2,
  stop: ['\n\n', 'END'],
  seed: 1234567,
  presence_penalty: 0.5,
  frequency_penalty: -0.5,
  logit_bias: { '50256': -100 },
  logprobs: true,
  top_logprobs: 2,
};

const format = {
  type: 'json_schema',
  json_schema: {
    name: 'answer',
    strict: true,
    schema: {
      type: 'object',
      properties: {
        said: { type: ['string', 'null'], description: 'What was said.' },
        left: { type: 'integer', enum: [0, 1] },
      },
      required: ['said', 'left'],
      additionalProperties: false,
    },
  },
};

const parameters = {
  type: 'object',
  properties: {
    city: { type: 'string', description: 'Größte Stadt, "quoted"', minLength: 0 },
    unit: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/unit' }] },
    sky: { type: ['string', 'null'], enum: ['clear', null], default: null },
    days: { type: 'integer', minimum: 0, maximum: 7, default: 0 },
    exact: { type: 'boolean', default: false },
  },
  $defs: { unit: { type: 'string', enum: ['C', 'F'] } },
  required: ['city', 'unit', 'sky', 'days', 'exact'],
  additionalProperties: false,
};

/** Within the limit of the API, and longer than whoever cuts it expects. */
const description = `Weather of a city. ${'It knows what fell, and what is going to fall. '.repeat(15)}`;

/** Tools with whole schemas, and the choice of one. */
export const tooled = {
  tools: [
    { type: 'function', function: { name: 'get-weather', description, strict: true, parameters } },
    {
      type: 'function',
      function: { name: 'ping', parameters: { type: 'object', properties: {}, required: [] } },
    },
  ],
  tool_choice: { type: 'function', function: { name: 'ping' } },
};

/** A format with a schema, and room for what follows it. */
export const formatted = { response_format: format, max_tokens: 600 };

/** The newer name of the limit, the plainer format, and a lone stop sequence. */
export const bounded = { max_completion_tokens: 6, response_format: { type: 'json_object' }, stop: 'END' };

/** How long a model is to think, and to speak. */
export const effort = { reasoning_effort: 'low', verbosity: 'low' };

/** Where zero or false is not what a missing field means. */
export const zeros = { temperature: 0, top_p: 0, seed: 0, parallel_tool_calls: false };
