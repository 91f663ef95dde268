import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, sdk, whatwg } from '../sources.ts';

const chunk = '#/components/schemas/ChatCompletionChunk';

export const streaming = requirements('streaming', {
  'is-a-stream': must('answer `stream: true` with server-sent events and never with one JSON body', {
    source: [sdk('openai-node src/core/streaming.ts'), field('openclaw/openclaw#97474')],
    breaks: 'the SDKs yield no chunk and no error: an empty answer that nobody notices',
  }),
  'media-type': must('label a stream `text/event-stream`', {
    source: [whatwg('9.2.5'), openapi('#/paths/~1chat~1completions/post/responses/200/content/text~1event-stream')],
    breaks: 'EventSource, fetch-event-source and httpx-sse refuse the stream',
    after: ['streaming.is-a-stream'],
  }),
  'blank-line-after-every-event': must('end every event, the last one too, with a blank line', {
    source: [whatwg('9.2.6'), sdk('openai-python _streaming.py')],
    breaks:
      'openai-python and openai-node before 7.57 drop an event that is not ended: the finish or the usage is lost',
    after: ['streaming.is-a-stream'],
  }),
  'data-is-json': must('put exactly one JSON document, or `[DONE]`, in the data of every event', {
    source: [
      sdk('openai-node src/core/streaming.ts'),
      sdk('openai-python _streaming.py'),
      field('anomalyco/opencode#23442'),
    ],
    breaks: 'a SyntaxError or JSONDecodeError ends the stream in the middle of the answer',
    after: ['streaming.is-a-stream'],
  }),
  'no-empty-events': must('send nothing that makes an SDK dispatch an empty event', {
    source: [
      sdk('openai-python _streaming.py'),
      sdk('openai-node src/core/streaming.ts'),
      field('openclaw/openclaw#52679'),
    ],
    breaks: 'the SDKs parse the empty event as JSON and the stream dies at its first keep-alive',
    after: ['streaming.is-a-stream'],
  }),
  'no-event-names': must('send chunks without an event name', {
    source: [
      sdk('openai-node src/core/streaming.ts'),
      openapi('#/paths/~1chat~1completions/post/responses/200/content/text~1event-stream'),
    ],
    breaks: 'openai-node throws an event named `error`, and wraps one named `thread.…` in another shape',
    after: ['streaming.is-a-stream'],
  }),
  'no-byte-order-mark': must('start a stream without a byte order mark', {
    source: [sdk('openai-python _streaming.py')],
    breaks: 'openai-python loses the first event, which carries the role and sometimes the first words',
    after: ['streaming.is-a-stream'],
  }),
  'valid-utf8': must('send a stream as valid UTF-8 from end to end', {
    source: [whatwg('9.2.6'), sdk('openai-python _streaming.py'), field('librefang/librefang#3448')],
    breaks: 'openai-python throws a UnicodeDecodeError, openai-node shows replacement characters in the text',
    after: ['streaming.is-a-stream'],
  }),
  'chunk-schema': must(
    'send every chunk as a ChatCompletionChunk object, with no error and no choice that was not asked for',
    {
      source: [openapi(chunk), sdk('openai-node src/lib/ChatCompletionStream.ts'), field('QwenLM/qwen-code#1448')],
      breaks: 'the stream helpers of both SDKs throw, or drop the chunk without a word',
      after: ['streaming.data-is-json', 'streaming.is-a-stream'],
    },
  ),
  'choices-in-chunks': should('send at least one choice in every chunk when usage was not asked for', {
    source: [openapi(`${chunk}/properties/choices`), field('awslabs/llmeter#34')],
    breaks: '`chunk.choices[0].delta` throws in the many clients that do not look first',
    after: ['streaming.chunk-schema'],
  }),
  'one-id': must('give all chunks of a completion the same non-empty id', {
    source: [
      openapi(`${chunk}/properties/id`),
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      field('BerriAI/litellm#1571'),
    ],
    breaks:
      'openai-go rejects the chunks and accumulators split the answer; with an empty id openai-node loses the usage',
    after: ['streaming.chunk-schema'],
  }),
  'one-created': must('give all chunks of a completion the same `created`', {
    source: [openapi(`${chunk}/properties/created`), field('sgl-project/sglang#39864')],
    breaks: 'no official SDK; clients that key on it count one answer twice',
    specOnly: true,
    after: ['streaming.chunk-schema'],
  }),
  'one-model': should('give all chunks of a completion the same non-empty model', {
    source: [openapi(`${chunk}/properties/model`)],
    breaks: 'usage is booked under two names',
    after: ['streaming.chunk-schema'],
  }),
  'role-first': must('open every choice with a delta whose role is "assistant"', {
    source: [
      openapi('#/components/schemas/ChatCompletionDelta/properties/role'),
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      field('maximhq/bifrost#6523'),
    ],
    breaks: 'the stream helper of openai-node throws "missing role for choice 0"; LangChain drops tool calls',
    after: ['streaming.chunk-schema'],
  }),
  'role-once': should('send the role in the first delta of a choice only', {
    source: [sdk('openai-python lib/streaming/_deltas.py'), field('BerriAI/litellm#8193')],
    breaks:
      'the stream helper of openai-python builds the role "assistantassistant", which the next turn is refused for',
    after: ['streaming.role-first'],
  }),
  finishes: must('give every choice a finish_reason, in its last chunk and null before it', {
    source: [
      openapi('#/components/schemas/ChatCompletionChunkChoice/properties/finish_reason'),
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      field('openai/openai-node#1292'),
    ],
    breaks:
      'openai-node throws "missing finish_reason for choice 0"; clients that stop at the first one cut the answer',
    after: ['streaming.chunk-schema'],
  }),
  'ends-with-done': must('end a stream with `data: [DONE]`, exactly once and as its last event', {
    source: [
      openapi('#/paths/~1chat~1completions/post/responses/200/content/text~1event-stream'),
      live('chat completions, streaming'),
      field('ikawrakow/ik_llama.cpp#467'),
    ],
    breaks: 'clients that wait for the sentinel hang until their timeout; a cut stream looks like a whole one',
    after: ['streaming.is-a-stream'],
  }),
  closes: must('end the response once the last event of a stream is sent', {
    source: [sdk('openai-node src/core/streaming.ts'), field('diegosouzapw/OmniRoute#6777')],
    breaks: 'curl and EventSource never return, and pooled connections run out',
    after: ['streaming.is-a-stream'],
  }),
  'text-once': must('send each piece of the text once, never doubled and never as the text so far', {
    source: [
      openapi('#/components/schemas/ChatCompletionDelta/properties/content'),
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      field('openclaw/openclaw#1284'),
    ],
    breaks: 'every client appends: users read each word twice, or the answer again with every word',
    model: true,
    after: ['streaming.chunk-schema'],
  }),
  'arrives-in-pieces': must('send events as they are produced, not all at the end', {
    source: [whatwg('9.2.7'), field('Kong/kong#12680'), field('LostRuins/koboldcpp#1168')],
    breaks: 'users look at an empty screen until the whole answer is there, and idle timeouts cut long ones',
    model: true,
    after: ['streaming.chunk-schema'],
  }),
});
