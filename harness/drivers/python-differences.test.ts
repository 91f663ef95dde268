import { afterAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  answering,
  asked,
  chunk,
  completion,
  done,
  events,
  json,
  realPython,
  returned,
  stopped,
} from './python.test-data.ts';
import type { PythonCall, PythonOperation } from './python-call.ts';

/**
 * Where this client differs from the one for Node on the same bytes. The driver is of use only as far as it shows these,
 * and a version of the package that changes one shows here.
 */
const python = await realPython();
afterAll(() => python.close());

const hi = chunk({ role: 'assistant', content: 'Hi' });
const good = `${hi}${stopped()}${done}`;
const tool = (call: object) => chunk({ tool_calls: [{ index: 0, ...call }] });
const first = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } };
const choice = (patch: object) => chunk(null, { choices: [{ index: 0, delta: {}, finish_reason: null, ...patch }] });
const raises = (name: string) => ({ error: { classes: expect.arrayContaining([name]) } });
const final = (value: object) => ({ value: { final: value } });
const ids = (count: number) => ({ value: Array.from({ length: count }, () => ({ id: 'chatcmpl-1' })) });
const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
const embeddings = { body: { model: 'e', input: 'a' } };

interface Row {
  readonly says: string;
  readonly operation: PythonOperation;
  readonly answer: Answer;
  readonly outcome: object;
  readonly patch?: Partial<PythonCall>;
}

const rows: readonly Row[] = [
  {
    says: 'an id line once, then a comment',
    operation: 'stream',
    answer: events(`id: 1\n${hi}: ping\n\n${stopped()}${done}`),
    outcome: raises('JSONDecodeError'),
  },
  {
    says: 'a retry field alone',
    operation: 'stream',
    answer: events(`retry: 3000\n\n${good}`),
    outcome: raises('JSONDecodeError'),
  },
  { says: 'a comment alone', operation: 'stream', answer: events(`: ping\n\n${good}`), outcome: ids(2) },
  {
    says: 'a byte order mark loses the first event',
    operation: 'stream',
    answer: events(`\ufeff${good}`),
    outcome: ids(1),
  },
  {
    says: 'invalid UTF-8',
    operation: 'stream',
    answer: events(Buffer.concat([Buffer.from(hi.replace('Hi', '')), Buffer.from('data: "\xff"\n\n', 'latin1')])),
    outcome: raises('UnicodeDecodeError'),
  },
  {
    says: '[DONE] with a space after it',
    operation: 'stream',
    answer: events(good.replace('[DONE]', '[DONE] ')),
    outcome: ids(2),
  },
  {
    says: 'an unterminated last event is lost',
    operation: 'stream',
    answer: events(`${hi}${stopped().trimEnd()}`),
    outcome: ids(1),
  },
  {
    says: 'an error event without data.error is a chunk',
    operation: 'stream',
    answer: events(`${hi}event: error\ndata: {"id":"chatcmpl-1","message":"no"}\n\n`),
    outcome: ids(2),
  },
  {
    says: 'data.error',
    operation: 'stream',
    answer: events(`${hi}data: {"error":{"message":"no","code":"c"}}\n\n`),
    outcome: { error: { classes: ['APIError', 'OpenAIError', 'Exception'], code: 'c' } },
  },
  { says: 'JSON in place of a stream', operation: 'stream', answer: json(completion), outcome: { value: [] } },
  {
    says: 'the role in every delta',
    operation: 'stream-helper',
    answer: events(`${hi}${hi}${stopped()}${done}`),
    outcome: final({ choices: [{ message: { role: 'assistantassistant' } }] }),
  },
  {
    says: 'a choice index that starts at 1',
    operation: 'stream-helper',
    answer: events(`${choice({ index: 1 })}${done}`),
    outcome: raises('IndexError'),
  },
  {
    says: 'no delta on the last chunk',
    operation: 'stream-helper',
    answer: events(`${hi}${choice({ delta: undefined, finish_reason: 'stop' })}${done}`),
    outcome: raises('AttributeError'),
  },
  {
    says: 'another object than chat.completion.chunk',
    operation: 'stream-helper',
    answer: events(good.replaceAll('chat.completion.chunk', 'chunk')),
    outcome: raises('AssertionError'),
  },
  {
    says: 'usage before the last chunk',
    operation: 'stream-helper',
    answer: events(`${chunk({ role: 'assistant', content: 'Hi' }, { usage })}${stopped()}${done}`),
    outcome: final({ usage: null }),
  },
  {
    says: 'usage in a chunk with an empty id',
    operation: 'stream-helper',
    answer: events(`${hi}${stopped()}${chunk({}, { id: '', choices: [], usage })}${done}`),
    outcome: final({ usage }),
  },
  {
    says: 'no finish_reason',
    operation: 'stream-helper',
    answer: events(`${hi}${done}`),
    outcome: final({ choices: [{ message: { content: 'Hi' } }] }),
  },
  {
    says: 'no role',
    operation: 'stream-helper',
    answer: events(`${chunk({ content: 'Hi' })}${stopped()}${done}`),
    outcome: final({ choices: [{ message: { content: 'Hi' } }] }),
  },
  {
    says: 'id and name in every delta of a tool call',
    operation: 'tools-streamed',
    answer: events(`${tool(first)}${tool({ ...first, type: undefined })}${stopped('tool_calls')}${done}`),
    outcome: { value: { toolCalls: [{ id: 'call_1call_1', name: 'ff' }] } },
  },
  {
    says: 'type null in a continuation',
    operation: 'tools-streamed',
    answer: events(`${tool(first)}${tool({ type: null, function: { arguments: '' } })}${stopped('tool_calls')}${done}`),
    outcome: raises('AssertionError'),
  },
  {
    says: 'an empty id and name in a continuation',
    operation: 'tools-streamed',
    answer: events(
      `${tool(first)}${tool({ id: '', function: { name: '', arguments: ' ' } })}${stopped('tool_calls')}${done}`,
    ),
    outcome: { value: { toolCalls: [{ id: 'call_1', name: 'f' }] } },
  },
  {
    says: 'a tool index that starts at 1',
    operation: 'tools-streamed',
    answer: events(`${tool({ ...first, index: 1 })}${stopped('tool_calls')}${done}`),
    outcome: raises('IndexError'),
  },
  {
    says: 'JSON as text/plain',
    operation: 'create',
    answer: json(completion, 200, { 'content-type': 'text/plain' }),
    outcome: { value: { id: 'chatcmpl-1' } },
  },
  {
    says: '405',
    operation: 'create',
    answer: json({ error: { message: 'no' } }, 405),
    outcome: { error: { classes: ['APIStatusError', 'APIError', 'OpenAIError', 'Exception'], status: 405 } },
  },
  {
    says: 'floats where base64 was asked',
    operation: 'embeddings',
    patch: embeddings,
    answer: json({ data: [{ embedding: [1, 2, 3, 4, 5, 6, 7, 8] }] }),
    outcome: { value: { dimensions: [8] } },
  },
  {
    says: 'no embedding',
    operation: 'embeddings',
    patch: embeddings,
    answer: json({ data: [] }),
    outcome: { error: { classes: ['ValueError', 'Exception'], message: 'No embedding data received' } },
  },
  {
    says: 'a bare array of models',
    operation: 'models-list',
    answer: json([{ id: 'a' }]),
    outcome: raises('AttributeError'),
  },
  {
    says: 'responses without response.created',
    operation: 'responses-stream',
    patch: { body: { model: 'm', input: 'a' } },
    answer: events('data: {"type":"response.in_progress"}\n\n'),
    outcome: raises('RuntimeError'),
  },
  {
    says: 'responses without response.completed',
    operation: 'responses-stream',
    patch: { body: { model: 'm', input: 'a' } },
    answer: events('data: {"type":"response.created","response":{"output":[]}}\n\n'),
    outcome: raises('RuntimeError'),
  },
];

describe.skipIf(python.absent)(python.title, () => {
  it.each(rows)('$operation: $says', async ({ operation, answer, outcome, patch }) => {
    await using server = await answering(answer);
    const [sync, async] = await Promise.all([
      python.call(server.baseUrl, operation, { ...patch, flavour: 'sync' }),
      python.call(server.baseUrl, operation, { ...patch, flavour: 'async' }),
    ]);
    expect(sync).toMatchObject(outcome);
    expect(async).toMatchObject(outcome);
  });

  it('keeps an absent role and finish_reason absent', async () => {
    await using server = await answering(events(`${chunk({ content: 'Hi' })}${done}`));
    const value = returned(await python.call(server.baseUrl, 'stream-helper'));
    const { final } = value as { final: { choices: [{ finish_reason?: unknown; message: { role?: unknown } }] } };
    expect([final.choices[0].finish_reason ?? null, final.choices[0].message.role ?? null]).toEqual([null, null]);
  });

  it('waits for retry-after up to 120 s, beyond that it does not retry', async () => {
    await using server = await answering(json({ error: { message: 'Later.' } }, 429, { 'retry-after': '121' }));
    expect(await python.call(server.baseUrl, 'create', { retries: 1, body: asked })).toMatchObject(
      raises('RateLimitError'),
    );
    expect(server.seen).toHaveLength(1);
  });
});
