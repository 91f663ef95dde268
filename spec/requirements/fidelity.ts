import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

const request = '#/components/schemas/ChatCompletionRequest/properties';
const answer = '#/components/schemas/ChatCompletion/properties';

/** What a gateway passes on, both ways, and what it must not. */
export const fidelity = requirements('fidelity', {
  'messages-arrive': must('pass every message on to the model: all of them, in order, with the same words', {
    source: [live('chat completions reference, messages')],
    breaks: 'every conversation: the model answers a question that nobody asked',
  }),
  'model-arrives': must('ask the provider for the model that the client named', {
    source: [openapi(`${request}/model`), field('vllm-project/aibrix#397')],
    breaks: 'another model answers, of another quality and at another price, and nobody is told',
  }),
  'characters-arrive': must('pass every character of a message on as it is', {
    source: [rfc('8259 §8.1'), field('librefang/librefang#3448')],
    breaks: 'the model reads replacement characters where a user wrote in another language',
    after: ['fidelity.messages-arrive'],
  }),
  'blanks-arrive': must('pass the blanks before and after a message on', {
    source: [live('chat completions reference, messages')],
    breaks: 'code that begins with an indent, and prompts that end with a line break, get another continuation',
    after: ['fidelity.characters-arrive'],
  }),
  'tool-history-arrives': must('pass earlier tool calls and their results on, each result under the id of its call', {
    source: [openapi(`${request}/messages`), live('function calling guide')],
    breaks: 'agents: after the first tool the model no longer knows what it asked for',
    after: ['fidelity.messages-arrive'],
  }),
  'parts-arrive': must('pass the parts of a message on, pictures too, in their order, or refuse them', {
    source: [openapi(`${request}/messages`), live('vision guide')],
    breaks: 'the model describes a picture that it never saw',
    after: ['fidelity.messages-arrive'],
  }),
  'parameters-arrive': must('pass on every parameter that changes the answer, or refuse it by its name', {
    source: [
      openapi(request),
      field('BerriAI/litellm#1629'),
      field('ferro-labs/ai-gateway#140'),
      field('mozilla-ai/otari#150'),
    ],
    breaks: 'limits, stop sequences, formats and how long to think are ignored, and nobody is told',
  }),
  'zeros-arrive': must('pass on zero and false where leaving them out means something else', {
    source: [field('QuantumNous/new-api#710'), field('speakeasy-api/gram#3503'), field('sashabaranov/go-openai#922')],
    breaks: 'whoever asks for temperature 0 gets the default, which answers differently every time',
    after: ['fidelity.parameters-arrive'],
  }),
  'nulls-stay-nothing': must('never make a zero, a text or false out of null', {
    source: [openapi(`${request}/temperature`), field('sashabaranov/go-openai#922')],
    breaks: 'typed clients, which write null for what was not set, get another answer than the default',
    after: ['fidelity.parameters-arrive'],
  }),
  'tools-arrive': must('pass tools on with their whole schemas, and the choice between them', {
    source: [openapi(`${request}/tools`), live('function calling guide')],
    breaks: 'the model calls with arguments that the tool does not know, or not at all',
  }),
  'books-arrive': should('pass on what a provider keeps books and caches by: user, metadata, tiers, hints', {
    source: [openapi(request)],
    breaks: 'usage cannot be told apart by user, and what was to be cached is paid for in full',
    after: ['fidelity.parameters-arrive'],
  }),
  'unknown-arrives': must('pass on fields that it does not know, or refuse them by their names', {
    source: [
      live('chat completions reference, create'),
      field('theopenco/llmgateway#4143'),
      field('mozilla-ai/otari#150'),
    ],
    breaks: 'what a vendor adds, and whatever the API learns tomorrow, is ignored, and nobody is told',
    after: ['fidelity.parameters-arrive'],
  }),
  'text-returns': must('hand back the text of every choice as the model gave it, streamed or not', {
    source: [openapi(`${answer}/choices`), field('openclaw/openclaw#1284'), field('codelibs/fess#3096')],
    breaks: 'readers get other words than the model said: doubled, cut, or in broken characters',
  }),
  'finish-returns': must('hand back why each choice ended as the model gave it', {
    source: [openapi(`${answer}/choices`), sdk('openai-node src/lib/parser.ts')],
    breaks: 'a cut answer reads as a whole one, and agents do not notice that a tool is to be called',
    after: ['fidelity.text-returns', 'streaming.finishes'],
  }),
  'refusals-return': must("hand back the model's refusal in its own words", {
    source: [openapi(`${answer}/choices`), sdk('openai-node src/lib/parser.ts')],
    breaks: 'a model that declines has said nothing at all: a program finds neither an answer nor why there is none',
    after: ['fidelity.odd-answers-survive'],
  }),
  'calls-return': must('hand back every tool call with its name, its arguments and an id of its own', {
    source: [live('function calling guide'), field('SamSaffron/term-llm#314'), field('librefang/librefang#3448')],
    breaks: 'a tool is called with other arguments than the model chose',
    after: ['tools.stream-carries-calls'],
  }),
  'usage-returns': must(
    'hand back the usage that the provider counted, and what of it came from a cache or was thought',
    {
      source: [openapi('#/components/schemas/CompletionUsage'), field('diegosouzapw/OmniRoute#9750')],
      breaks: 'the bill does not match what was used',
      after: ['fidelity.text-returns'],
    },
  ),
  'logprobs-return': must('hand back the log probabilities that the model gave, where they were asked for', {
    source: [openapi('#/components/schemas/ChatCompletionLogprobs')],
    breaks: 'evaluations compute with numbers that no model gave',
    after: ['semantics.logprobs'],
  }),
  'odd-answers-survive': must(
    'hand back an answer that is oddly spelled: fractions in dates, usage anywhere, empty chunks',
    {
      source: [
        field('envoyproxy/ai-gateway#962'),
        field('Portkey-AI/gateway#1629'),
        field('codelibs/fess#3096'),
        field('BerriAI/litellm#11407'),
      ],
      breaks: 'one provider that counts or dates otherwise, and every answer of it is an error or lacks its end',
      after: ['streaming.is-a-stream', 'fidelity.text-returns'],
    },
  ),
  'odd-usage-returns': should('hand back usage wherever in a stream the provider told it', {
    source: [field('diegosouzapw/OmniRoute#9750')],
    breaks: 'streams of some providers count as free',
    after: ['fidelity.odd-answers-survive'],
  }),
  'unknown-returns': should('hand back fields of an answer that it does not know, such as `reasoning_content`', {
    source: [live('chat completions reference, create')],
    breaks: 'what a model thought before it answered, which clients of such models show and send back, is lost',
    after: ['fidelity.odd-answers-survive'],
  }),
  'client-key-stays': must('keep the keys of its clients from the provider', {
    source: [rfc('9110 §11.6.2'), field('BerriAI/litellm#15799')],
    breaks: 'whoever reads the logs of the provider can call the gateway in the name of its clients',
    certain: true,
  }),
  'provider-key-stays': must('keep its own key for the provider from its clients', {
    source: [field('BerriAI/litellm#5762'), field('BerriAI/litellm#15799')],
    breaks: 'any client can call the provider past every limit, on the account of who runs the gateway',
    certain: true,
  }),
  'private-headers-stay': should('keep cookies and proxy credentials of its clients from the provider', {
    source: [rfc('6265 §8.4'), rfc('9110 §11.7.2')],
    breaks: 'a session with the gateway is handed to somebody else with every prompt',
  }),
  'provider-cookies-stay': should('keep the cookies of the provider from its clients', {
    source: [rfc('6265 §8.4')],
    breaks: 'clients send a stranger’s cookies to the gateway, and share one session with the provider',
  }),
  'embeddings-arrive': must('pass every input of embeddings on, in order, and the dimensions asked for', {
    source: [openapi('#/paths/~1embeddings/post'), live('embeddings reference, create')],
    breaks: 'vectors are stored under the wrong text, and a search finds something else',
  }),
  'embeddings-return': must('hand back every vector as the model gave it, under the index of its input', {
    source: [openapi('#/paths/~1embeddings/post'), live('embeddings reference, create')],
    breaks: 'vectors are stored under the wrong text, and a search finds something else',
  }),
  'completions-arrive': must('pass the prompt of a legacy completion and its parameters on, where it offers them', {
    source: [openapi('#/paths/~1completions/post')],
    breaks: 'editors that complete code get the continuation of another text',
  }),
  'completions-return': must('hand back a legacy completion as the model gave it', {
    source: [openapi('#/paths/~1completions/post')],
    breaks: 'editors insert other text than the model wrote',
  }),
  'responses-arrive': must('pass the input, instructions and tools of a response on, where it offers them', {
    source: [openapi('#/paths/~1responses/post')],
    breaks: 'agents on the Responses API: the model answers a question that nobody asked',
  }),
  'responses-return': must('hand back the output and the usage of a response as the model gave them', {
    source: [openapi('#/paths/~1responses/post')],
    breaks: 'agents on the Responses API act on other words and calls than the model chose',
  }),
});
