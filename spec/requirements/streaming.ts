import { may, must, requirements, should } from '../requirement.ts';
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
  'only-when-asked': must('answer with one JSON body when `stream` is false, null or left out', {
    source: [
      openapi('#/components/schemas/ChatCompletionRequest/properties/stream'),
      sdk('openai-node src/internal/parse.ts'),
      field('BerriAI/litellm#25766'),
    ],
    breaks: 'the SDKs hand the raw event text to the caller as if it were the completion',
    after: ['errors.never-5xx'],
  }),
  'not-to-be-held': should('tell caches and proxies not to hold a stream, and announce no length for it', {
    source: [whatwg('9.2.7'), field('Kong/kong#12680')],
    breaks: 'a proxy with default settings holds the answer back until it is whole',
    after: ['streaming.is-a-stream'],
  }),
  'plain-framing': should('frame events plainly: LF line ends, one space after `data:`, one data line an event', {
    source: [whatwg('9.2.6'), field('Continuum-AI-Corp/OrcaRouter-Lite#98')],
    breaks: 'clients that split at two line feeds, or cut six characters off every line, see no event at all',
    after: ['streaming.is-a-stream'],
  }),
  'short-lines': should('keep every line of a stream under 64 KiB', {
    source: [field('openai/openai-go#368')],
    breaks: 'Go clients that scan lines, the official one for years, stop in the middle of the answer',
    after: ['streaming.is-a-stream'],
  }),
  'closes-promptly': should('end the response within a second of `[DONE]`', {
    source: [whatwg('9.2.6'), field('diegosouzapw/OmniRoute#6777')],
    breaks: 'curl and scripts that read to the end wait long after the answer is there',
    after: ['streaming.closes'],
  }),
  'usage-when-asked': must('report the usage inside a stream for which `stream_options.include_usage` asks', {
    source: [openapi('#/components/schemas/StreamOptions/properties/include_usage'), field('ogx-ai/ogx#5122')],
    breaks: 'nobody knows what a streamed answer cost: billing and budgets count zero',
    after: ['streaming.is-a-stream', 'streaming.data-is-json', 'streaming.chunk-schema'],
  }),
  'usage-last': must('send the usage that was asked for in the last chunk, after every finish_reason', {
    source: [
      openapi('#/components/schemas/StreamOptions/properties/include_usage'),
      sdk('openai-python lib/streaming/chat/_completions.py'),
    ],
    breaks: 'the stream helper of openai-python takes the usage of the last chunk: it ends up as None',
    after: ['streaming.usage-when-asked'],
  }),
  'usage-once': must('leave `usage` null in every chunk before the one that reports it', {
    source: [
      openapi('#/components/schemas/ChatCompletionChunk/properties/usage'),
      field('open-webui/open-webui#29064'),
    ],
    breaks: 'clients that add usage up count the prompt once for every chunk',
    specOnly: true,
    after: ['streaming.usage-when-asked'],
  }),
  'every-choice': must('stream as many choices as `n` asks for, with indexes from 0 that first appear in order', {
    source: [
      openapi('#/components/schemas/ChatCompletionRequest/properties/n'),
      sdk('openai-python lib/streaming/chat/_completions.py'),
      field('abetlen/llama-cpp-python#1906'),
    ],
    breaks: '`choices[1]` is missing, or the helper of openai-python raises an IndexError on the first chunk',
    model: true,
    after: ['streaming.is-a-stream', 'streaming.data-is-json'],
  }),
  logprobs: should('carry log probabilities in the chunks with text when, and only when, they are asked for', {
    source: [
      openapi('#/components/schemas/ChatCompletionChunkChoice/properties/logprobs'),
      field('ollama/ollama#16117'),
    ],
    breaks: 'evaluators that read them from a stream fail on None, or read the shape of another endpoint',
    after: ['streaming.chunk-schema'],
  }),
  'stops-unseen': must('keep a stop sequence, and any piece of it, out of a stream', {
    source: [openapi('#/components/schemas/Stop'), field('vllm-project/vllm#3574'), field('sgl-project/sglang#11462')],
    breaks: 'parsers of agent frameworks see half a marker and take it for an answer',
    model: true,
    after: ['streaming.chunk-schema'],
  }),
  'no-padding': may('leave `obfuscation` out of chunks when `include_obfuscation` is false', {
    source: [openapi('#/components/schemas/ChatCompletionChunk/properties/obfuscation')],
    breaks: 'clients on slow lines pay for the padding they asked to be without',
    after: ['streaming.chunk-schema'],
  }),
  'reasoning-apart': may('send reasoning in a field of its own without repeating it in the text', {
    source: [openapi('#/components/schemas/ChatCompletionDelta')],
    breaks: 'clients that show both show the same thoughts twice',
    after: ['streaming.chunk-schema'],
  }),
  'survives-leaving': must('go on answering, at once, others and the next when a client leaves a stream', {
    source: [
      sdk('openai-node src/core/streaming.ts'),
      field('ggml-org/llama.cpp#24496'),
      field('mostlygeek/llama-swap#981'),
    ],
    breaks:
      'every closed browser tab takes a slot with it, or the answers of others, until nobody is answered any more',
    after: ['streaming.is-a-stream', 'streaming.ends-with-done'],
  }),
});
