import { expect, it } from 'vitest';
import type { Task, Tool, Turn } from './task.ts';
import { callsFor } from './tool-calls.ts';

const weather: Tool = {
  name: 'get_weather',
  description: 'Get weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const ping: Tool = { name: 'ping', description: '', parameters: { type: 'object', properties: {} } };

const user = (text: string): Turn => ({ role: 'user', text, extraTokens: 0 });

const task = (text: string, patch: Partial<Task> = {}): Task => ({
  turns: [user(text)],
  variation: '',
  tools: [ping, weather],
  toolChoice: 'auto',
  parallelToolCalls: true,
  format: { type: 'text' },
  stop: [],
  maxTokens: undefined,
  ...patch,
});

it('calls the tool the prompt speaks of, with the place it names', () => {
  expect(callsFor(task('What is the weather in New York today?'))).toEqual([
    { name: 'get_weather', input: { city: 'New York' } },
  ]);
});

it('calls nothing when nothing matches, or when told not to', () => {
  expect(callsFor(task('What is your name?'))).toEqual([]);
  expect(callsFor(task('Weather in Paris?', { toolChoice: 'none' }))).toEqual([]);
});

it('calls what it is forced to call', () => {
  expect(callsFor(task('What is your name?', { toolChoice: 'required' }))).toEqual([{ name: 'ping', input: {} }]);
  expect(callsFor(task('Hi', { toolChoice: { name: 'get_weather' } }))).toEqual([
    { name: 'get_weather', input: { city: 'Paris' } },
  ]);
});

it('calls once for each of two places, unless parallel calls are off', () => {
  const cities = (calls: ReturnType<typeof callsFor>) => calls.map(({ input }) => input);
  expect(cities(callsFor(task('Weather in Paris AND Rome')))).toEqual([{ city: 'Paris' }, { city: 'Rome' }]);
  expect(callsFor(task('Weather in Paris AND Rome', { parallelToolCalls: false }))).toHaveLength(1);
});

it('answers in text once a tool has answered', () => {
  const turns: Turn[] = [user('Weather in Paris?'), { role: 'tool', text: '18 C', extraTokens: 0 }];
  expect(callsFor(task('', { turns }))).toEqual([]);
});
