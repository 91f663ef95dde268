import { must, requirements, should } from '../requirement.ts';
import { field, live, rfc, sdk, whatwg } from '../sources.ts';

export const streamHonesty = requirements('stream-honesty', {
  'cut-is-no-success': must(
    'let a stream that broke off upstream fail for the client too: by an error status, an error event or a broken connection',
    {
      source: [
        sdk('openai-node src/core/streaming.ts'),
        field('mozilla-ai/any-llm#847'),
        field('preloop/preloop#117'),
        field('preloop/preloop#121'),
      ],
      breaks: 'half an answer is taken for a whole one: truncated code is committed, a truncated document is sent',
      after: ['streaming.is-a-stream'],
    },
  ),
  'no-invented-end': must('say no `finish_reason` and no `[DONE]` that the model did not send', {
    source: [sdk('openai-node src/lib/ChatCompletionStream.ts'), field('openai/openai-node#1292')],
    breaks: 'agents that look at finish_reason go on with the half of an answer, or of the arguments of a tool',
    after: ['streaming.is-a-stream', 'stream-honesty.cut-is-no-success'],
  }),
  'ends-with-its-source': must('end an answer when its stream has ended upstream, however that was', {
    source: [field('diegosouzapw/OmniRoute#6777'), field('Portkey-AI/gateway#1072')],
    breaks: 'every client waits until its own timer runs out, minutes later, for words that nobody will say',
    after: ['streaming.is-a-stream'],
  }),
  'whole-text-stays': must('deliver what the model said before its stream broke', {
    source: [field('codelibs/fess#3096')],
    breaks: 'the last words of an answer that was finished and paid for are missing',
    after: ['streaming.is-a-stream', 'stream-honesty.cut-is-no-success'],
  }),
  'no-spliced-text': must('never put a second attempt at an answer after the beginning of the first', {
    source: [field('Growth-Circle/cadis#412'), field('zirkelc/ai-retry#51')],
    breaks: 'readers see the beginning twice, and parsers of the text meet two documents in one',
    after: ['streaming.is-a-stream'],
  }),
  'error-event-arrives': must('pass an error that the model tells of in mid-stream on as an event with an `error`', {
    source: [
      sdk('openai-node src/core/streaming.ts'),
      field('mozilla-ai/any-llm#847'),
      field('jgravelle/jmunch-mcp#5'),
    ],
    breaks: 'the SDKs raise no error, so that half an answer counts as a whole one and is not asked for again',
    after: ['streaming.is-a-stream'],
  }),
  'first-error-is-told': must('tell of an error that comes as the first event of a stream', {
    source: [field('Portkey-AI/gateway#1047'), field('Portkey-AI/gateway#1143')],
    breaks: 'the client gets an empty answer under 200: nothing to show and nothing to try again',
    after: ['streaming.is-a-stream'],
  }),
  'error-says-why': should('tell of an error in mid-stream in an envelope with a message', {
    source: [sdk('openai-python _streaming.py'), sdk('openai-node src/core/streaming.ts')],
    breaks: 'the SDKs raise an error without a reason: nobody knows whether to try again, or whom to tell',
    after: ['streaming.is-a-stream', 'stream-honesty.error-event-arrives', 'stream-honesty.first-error-is-told'],
  }),
  'error-is-the-end': should('let nothing follow an error in a stream that says all is well', {
    source: [field('vllm-project/vllm#40986'), sdk('openai-node src/core/streaming.ts')],
    breaks: 'clients that look at the end of a stream alone take the failed answer for a good one',
    after: ['streaming.is-a-stream', 'stream-honesty.error-event-arrives', 'stream-honesty.first-error-is-told'],
  }),
  'garbage-is-no-text': must('keep what the model sends as an event and is no JSON out of the words of the answer', {
    source: [field('Portkey-AI/gateway#1206'), field('mnfst/llm-gateway#2053')],
    breaks: 'readers see fragments of JSON in the answer, or miss words without being told',
    after: ['streaming.is-a-stream'],
  }),
  'every-framing': must('read a stream in every framing of the standard, and deliver the same words from all of them', {
    source: [
      whatwg('9.2.6'),
      field('miruamel/xuan#194'),
      field('kubernetes-sigs/inference-perf#781'),
      field('vllm-project/aibrix#2653'),
      field('Portkey-AI/gateway#1035'),
    ],
    breaks: 'behind one provider answers are empty or lack words, while they are whole behind all others',
    after: ['streaming.is-a-stream'],
  }),
  'bare-returns': should('read streams whose lines end in CR alone', {
    source: [whatwg('9.2.6'), field('miruamel/xuan#194')],
    breaks: 'behind a provider that uses this form of the standard answers are empty',
    after: ['streaming.is-a-stream'],
  }),
  'same-characters': must('deliver every character as the model sent it, wherever a write cut it in two', {
    source: [whatwg('9.2.6'), field('cnighswonger/claude-code-cache-fix#365'), field('librefang/librefang#3448')],
    breaks: 'readers of Chinese, German or emoji see signs of what could not be read, now and then',
    after: ['streaming.is-a-stream'],
  }),
  'valid-events': must(
    'send JSON events with a blank line after each and one `[DONE]`, whatever framing the model used',
    {
      source: [whatwg('9.2.6'), field('mnfst/llm-gateway#2053')],
      breaks: 'the SDKs throw a SyntaxError in the middle of an answer',
      after: ['streaming.is-a-stream', 'stream-honesty.every-framing'],
    },
  ),
  'every-stream-flows': must('pass streams of legacy completions and of responses on while the model sends them', {
    source: [live('streaming guide'), field('Kong/kong#12680')],
    breaks: 'editors and agents show nothing until an answer is whole, and take it for a model that hangs',
  }),
  'calls-flow': must('pass the arguments of a tool call on while the model sends them', {
    source: [live('function calling guide, streaming'), field('Kong/kong#12680')],
    breaks: 'agents that write a file by a tool show nothing for as long as the model writes',
    after: ['streaming.is-a-stream'],
  }),
  'large-events': must('pass an event of 1 MiB on whole', {
    source: [field('openai/openai-go#368'), field('envoyproxy/ai-gateway#805')],
    breaks: 'users who let a tool write a file, or get a picture in the stream, lose it without an error',
    after: ['streaming.is-a-stream'],
  }),
  'odd-shapes': must(
    'deliver all words and the end of a stream whose chunks lack choices or usage, or are odd elsewhere',
    {
      source: [field('Portkey-AI/gateway#1629'), field('envoyproxy/ai-gateway#962'), field('codelibs/fess#3096')],
      breaks: 'answers of a provider that sends such chunks end in the middle, or without their last word',
      after: ['streaming.is-a-stream'],
    },
  ),
  'usage-anywhere': must('tell the usage that was asked for, in whichever chunk the model tells it', {
    source: [field('diegosouzapw/OmniRoute#9750'), field('ogx-ai/ogx#5122')],
    breaks: 'whoever bills or budgets by usage counts nothing for these answers',
    after: ['streaming.is-a-stream', 'stream-honesty.odd-shapes'],
  }),
  'call-at-any-index': must('keep the pieces of a tool call together when the model numbers it from 1', {
    source: [field('pipecat-ai/pipecat#4987'), field('BerriAI/litellm#11407')],
    breaks: 'agents call a tool without a name, or with half of its arguments',
    after: ['streaming.is-a-stream', 'tools.stream-carries-calls'],
  }),
  'failed-finish': should('not turn the `finish_reason` of a failed answer into that of a good one', {
    source: [field('mastra-ai/mastra#20302')],
    breaks: 'a run looks like a turn in which the model had nothing to say, and is not tried again',
    after: ['streaming.is-a-stream'],
  }),
  'responses-never-completed': must(
    'end a streamed response that broke off or failed upstream, and never as `response.completed`',
    {
      source: [live('Responses API streaming reference, response.completed'), sdk('openai-node ResponseStream')],
      breaks: 'agents run the half of a tool call, and save the half of a file, as if the model had said no more',
      after: ['responses.is-a-stream'],
    },
  ),
  'responses-failure-is-told': must(
    'tell that a streamed response broke off or failed upstream: by an `error` event, `response.failed` or a broken connection',
    {
      source: [live('Responses API streaming reference, error'), sdk('openai-node src/core/streaming.ts')],
      breaks: 'readers of the events fall out of their loop with half an answer and no exception',
      after: ['responses.is-a-stream', 'stream-honesty.responses-never-completed'],
    },
  ),
  'torn-body': must('let an answer whose body broke off upstream fail for the client too', {
    source: [rfc('9112 §8'), sdk('openai-python src/openai/_base_client.py')],
    breaks: 'the SDKs retry a broken connection and a 502, but not half a document under 200',
    after: ['streaming.is-a-stream'],
  }),
  'halved-body': must('never mend half a document into an answer', {
    source: [live('chat completions reference'), field('BaseIntelligence/bounty-challenge#16336')],
    breaks: 'half an answer, or half of the arguments of a tool, is taken for a whole one',
    after: ['streaming.is-a-stream', 'stream-honesty.torn-body'],
  }),
  'checks-bodies': should('answer with an error where the model sent what is no JSON document', {
    source: [field('8monkey-ai/hebo-gateway#27')],
    breaks: 'the SDKs throw a parser error, of which no caller knows that it may try again',
    after: ['streaming.is-a-stream', 'stream-honesty.torn-body'],
  }),
  compressed: must('decode what the model compressed, or name its coding', {
    source: [rfc('9110 §8.4'), live('chat completions reference')],
    breaks: 'every client reads binary noise in place of JSON',
    after: ['streaming.is-a-stream'],
  }),
  'first-word-at-once': must('pass the first word on while the model is silent after it', {
    source: [live('chat completions, streaming'), field('LostRuins/koboldcpp#1168')],
    breaks: 'users watch an empty window, and timers for the first token end answers that have begun',
    model: true,
    after: ['streaming.is-a-stream'],
  }),
  'word-by-word': must('pass each event on when it comes, and not several together', {
    source: [live('chat completions, streaming'), field('Kong/kong#12680'), field('xorbitsai/xagent#1358')],
    breaks: 'the answer comes in lumps, or at its end: voice and typing views stutter',
    model: true,
    after: ['streaming.is-a-stream'],
  }),
  'keeps-up': must('keep up with a model that is quick', {
    source: [live('chat completions, streaming')],
    breaks: 'readers get the end of a long answer seconds after the model has said it, and pay for the open connection',
    model: true,
    after: ['streaming.is-a-stream'],
  }),
  'little-delay': should('add no more than 25 ms to the way of a word', {
    source: [live('chat completions, streaming')],
    breaks: 'the delay of every gateway on the way adds up to what people hear in a spoken answer',
    after: ['streaming.is-a-stream', 'stream-honesty.keeps-up', 'stream-honesty.word-by-word'],
    model: true,
  }),
});
