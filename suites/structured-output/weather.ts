import { isObject } from '../json.ts';

const conditions = ['sunny', 'cloudy', 'rainy'];

const schema = {
  type: 'object',
  properties: { city: { type: 'string' }, condition: { type: 'string', enum: conditions } },
  required: ['city', 'condition'],
  additionalProperties: false,
};

/** A question whose answer in words would fit no schema. */
export const weatherAsked = {
  messages: [{ role: 'user', content: 'How is the weather in Paris today? Guess.' }],
  response_format: { type: 'json_schema', json_schema: { name: 'weather', strict: true, schema } },
} as const;

/** Whether a value is what the schema asks for. */
export const isWeather = (value: unknown): boolean =>
  isObject(value) &&
  Object.keys(value).sort().join() === 'city,condition' &&
  typeof value['city'] === 'string' &&
  conditions.some((one) => one === value['condition']);

/** What a refusal names when structured output is not offered. */
export const words = /response_format|json|schema|structured/i;
