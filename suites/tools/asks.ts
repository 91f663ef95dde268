import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { roomFor } from '../room.ts';

/** Enough for two short calls; a model that thinks first gets the room that the run found out. */
const callTokens = 64;

const city = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};

export const weather = {
  type: 'function',
  function: { name: 'get_weather', description: 'Get the weather of a city', parameters: city },
} as const;

export const strictWeather = { type: 'function', function: { ...weather.function, strict: true } } as const;

/** A tool without parameters. */
export const ping = {
  type: 'function',
  function: { name: 'ping', description: 'Ping the server', parameters: { type: 'object', properties: {} } },
} as const;

export const named = (name: string): Patch => ({ tool_choice: { type: 'function', function: { name } } });

export const user = (content: string) => ({ role: 'user', content });

/** What a tool call must fit for each tool by its name: the properties it declares. */
export const declared: Readonly<Record<string, readonly string[]>> = { get_weather: ['city'], ping: [] };

/** A chat that offers the weather tool, and asks for what only it can tell. */
export const askWeather = (gateway: Gateway, patch: Patch = {}): Patch => ({
  ...roomFor(gateway, callTokens),
  messages: [user('What is the weather in Paris now? Use the tool.')],
  tools: [weather],
  ...patch,
});

/** What a refusal names when tools are not offered. */
export const toolWords = /tool|function/i;
