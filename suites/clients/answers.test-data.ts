import { type Asked, recorded } from './readings.test-data.ts';

type Json = Readonly<Record<string, unknown>>;

const messages = [{ role: 'user', content: 'Say hi.' }];

/** A chat with one answer, and the same streamed; `more` goes over the request. */
export const chat = (more: Json = {}): Asked => ({
  path: '/chat/completions',
  body: { model: 'm', messages, ...more },
});
export const streamed = (more: Json = {}): Asked => chat({ stream: true, ...more });

export const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

const completion = { id: 'chatcmpl-1', created: 1, model: 'm' };

/** A chunk of one choice as an event; `patch` goes over the chunk. */
export const chunk = (choice: Json, patch: Json = {}): string =>
  event({
    ...completion,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: {}, finish_reason: null, ...choice }],
    ...patch,
  });

export const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

export const says = (delta: Json, patch: Json = {}): string => chunk({ delta }, patch);

export const [role, hi] = [says({ role: 'assistant', content: '' }), says({ content: 'Hi' })];
export const stop = chunk({ finish_reason: 'stop' });
export const bill = chunk({}, { choices: [], usage });
export const done = 'data: [DONE]\n\n';

/** A stream that every client reads. */
export const good = role + hi + stop + bill + done;

const parameters = {
  type: 'object',
  properties: { a: { type: 'number' } },
  required: ['a'],
  additionalProperties: false,
};

/** A streamed chat that may call one function, strict or not. */
export const withTool = (strict: boolean): Asked =>
  streamed({ tools: [{ type: 'function', function: { name: 'f', parameters, strict } }] });

/** A streamed call of the function, in these pieces. */
export const calling = (...pieces: readonly Json[]): string =>
  `${role}${pieces.map((piece) => says({ tool_calls: [{ index: 0, ...piece }] })).join('')}${chunk({
    finish_reason: 'tool_calls',
  })}${done}`;

export const opening = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '' } };
export const rest = { function: { arguments: '{"a":1}' } };

/** A whole completion with this in its message. */
export const completed = (message: Json): string =>
  JSON.stringify({
    ...completion,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }],
    usage,
  });

/** A chat that asks for an object of the schema above. */
export const structured = chat({
  response_format: { type: 'json_schema', json_schema: { name: 'o', strict: true, schema: parameters } },
});

/** An answer with these vectors, as they stand on the wire. */
export const embedded = (...vectors: readonly unknown[]) =>
  recorded(
    { path: '/embeddings', body: { model: 'e', input: 'a', encoding_format: 'base64' } },
    JSON.stringify({
      object: 'list',
      model: 'e',
      data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
      usage: { prompt_tokens: 1, total_tokens: 1 },
    }),
  );

/** A refusal with this body. */
export const refused = (status: number, body: unknown) => recorded(chat(), JSON.stringify(body), { status });

export const listed = (body: unknown) => recorded({ path: '/models', body: null }, JSON.stringify(body));

export const legacy = (type: string) => {
  const choices = [{ index: 0, text: 'Hi', logprobs: null, finish_reason: 'stop' }];
  const body = { ...completion, object: 'text_completion', choices, usage };
  return recorded({ path: '/completions', body: { model: 'm', prompt: 'a' } }, JSON.stringify(body), { type });
};
