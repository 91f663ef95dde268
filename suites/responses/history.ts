/** A conversation as a client that keeps it itself sends it: a message without its id, a call with its result. */
export const history: readonly object[] = [
  { role: 'user', content: 'What is the weather in Paris?' },
  { type: 'function_call', call_id: 'call_1', name: 'get_weather', arguments: '{"city":"Paris"}' },
  { type: 'function_call_output', call_id: 'call_1', output: 'sunny' },
  {
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: 'It is sunny.', annotations: [] }],
  },
  { role: 'user', content: 'Reply with the single word OK.' },
];

/** The tool that the history speaks of, flat, as the Responses API has it. */
export const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'Get the weather of a city',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
  strict: false,
} as const;
