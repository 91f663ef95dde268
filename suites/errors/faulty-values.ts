import { capped, chatWith, faultyFamily } from './family.ts';

const tool = {
  type: 'function',
  function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
};

export const faultyValues = faultyFamily('faulty-values', 'Chat requests with values that no parameter allows', {
  'temperature 2.5': {
    requirement: 'errors.value-ranges',
    body: chatWith({ temperature: 2.5 }),
    field: 'temperature',
  },
  'top_p 1.5': { requirement: 'errors.value-ranges', body: chatWith({ top_p: 1.5 }), field: 'top_p' },
  'n 0': { requirement: 'errors.value-ranges', body: chatWith({ n: 0 }), field: 'n' },
  'presence_penalty 3': {
    requirement: 'errors.value-ranges',
    body: chatWith({ presence_penalty: 3 }),
    field: 'presence_penalty',
  },
  'five stop sequences': {
    requirement: 'errors.value-ranges',
    body: chatWith({ stop: ['a', 'b', 'c', 'd', 'e'] }),
    field: 'stop',
  },
  'an answer of 0 tokens': {
    requirement: 'errors.value-ranges',
    body: (gateway) => gateway.chatBody(capped(gateway, 0)),
    field: 'tokens', // of either name
  },
  'top_logprobs 21': {
    requirement: 'errors.value-ranges',
    body: chatWith({ logprobs: true, top_logprobs: 21 }),
    field: 'top_logprobs',
  },
  'temperature "hot"': {
    requirement: 'errors.value-types',
    body: chatWith({ temperature: 'hot' }),
    field: 'temperature',
  },
  'stream "yes"': { requirement: 'errors.value-types', body: chatWith({ stream: 'yes' }), field: 'stream' },
  'an answer of "16" tokens': {
    requirement: 'errors.value-types',
    body: (gateway) => gateway.chatBody(capped(gateway, '16')),
    field: 'tokens', // of either name
  },
});

export const faultyChoices = faultyFamily('faulty-choices', 'Chat requests whose parameters contradict each other', {
  'tool_choice "banana"': {
    requirement: 'errors.tool-choice',
    body: chatWith({ tools: [tool], tool_choice: 'banana' }),
    field: 'tool_choice',
  },
  'tool_choice of a function that is not there': {
    requirement: 'errors.tool-choice',
    body: chatWith({ tools: [tool], tool_choice: { type: 'function', function: { name: 'nope' } } }),
    field: 'tool_choice',
  },
  'response_format json_schema without a schema': {
    requirement: 'errors.response-format',
    body: chatWith({ response_format: { type: 'json_schema' } }),
    field: 'response_format',
  },
  'response_format xml': {
    requirement: 'errors.response-format',
    body: chatWith({ response_format: { type: 'xml' } }),
    field: 'response_format',
  },
  // Whether stream_options without a stream are refused is open; that they do no harm is seen here without a request more.
  'max_tokens and max_completion_tokens': {
    requirement: 'errors.one-cap',
    body: (gateway) =>
      gateway.chatBody({ max_tokens: 1, max_completion_tokens: 1, stream_options: { include_usage: true } }),
  },
});
