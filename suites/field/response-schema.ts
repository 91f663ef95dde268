import type { Section } from './row.ts';

/** Whole answers. What begins with a provider that fails or answers oddly stands in the sections on providers. */
export const responseSchema: Section = {
  'resp-always-sse': {
    says: 'a stream answers a request that did not ask for one',
    reports: ['BerriAI/litellm#25766'],
    caught: [
      { fault: 'streams-when-told-not-to', requirement: 'streaming.only-when-asked' },
      { fault: 'streams-unless-told', requirement: 'streaming.only-when-asked' },
    ],
  },
  'resp-always-json': {
    says: 'one JSON body answers a request for a stream, or the two are mixed',
    reports: ['openclaw/openclaw#97474'],
    caught: [
      { fault: 'answers-streams-with-json', requirement: 'streaming.is-a-stream' },
      { fault: 'labels-stream-as-json', requirement: 'streaming.media-type' },
      { fault: 'doubles-the-data-prefix', requirement: 'streaming.data-is-json' },
    ],
  },
  'p-mct-ignored': {
    says: 'max_completion_tokens limits nothing',
    reports: ['abetlen/llama-cpp-python#1907', '1Panel-dev/MaxKB#3073'],
    caught: [{ fault: 'ignores-max-completion-tokens', requirement: 'semantics.max-completion-tokens' }],
  },
  'p-max-tokens-zero': {
    says: 'a limit of no tokens becomes the default',
    reports: ['entrius/gittensor#1750'],
    caught: [{ fault: 'zero-means-default', requirement: 'errors.value-ranges' }],
  },
  'p-developer': {
    says: 'the role developer is refused',
    reports: ['earendil-works/pi#1048', 'earendil-works/pi#1578', '8monkey-ai/hebo-gateway#251'],
    caught: [{ fault: 'refuses-developers', requirement: 'requests.developer-role' }],
  },
  'resp-content-array': {
    says: 'the content of an answer is a list of parts',
    reports: ['vercel/ai#13703'],
    caught: [
      { fault: 'answers-in-content-parts', requirement: 'chat.schema' },
      { fault: 'streams-content-parts', requirement: 'streaming.chunk-schema' },
    ],
  },
  'p-n-ignored': {
    says: 'one choice comes back whatever n is',
    reports: ['abetlen/llama-cpp-python#1906', 'InternLM/lmdeploy#1787', 'vllm-project/vllm-omni#4269'],
    caught: [
      { fault: 'ignores-n', requirement: 'semantics.n-choices' },
      { fault: 'streams-one-of-two', requirement: 'streaming.every-choice' },
    ],
  },
  'p-n-zero': {
    says: 'n of zero counts as one',
    reports: ['raullenchai/Rapid-MLX#461'],
    caught: [{ fault: 'zero-means-default', requirement: 'errors.value-ranges' }],
  },
  'p-stop-included': {
    says: 'a stop sequence, or what follows it, stands in the answer',
    reports: ['huggingface/text-generation-inference#1724', 'ai-dynamo/dynamo#12562', 'osaurus-ai/vmlx-swift#109'],
    caught: [
      { fault: 'says-the-stop-sequence', requirement: 'semantics.stop' },
      { fault: 'ignores-stop', requirement: 'semantics.stop' },
      { fault: 'streams-the-stop', requirement: 'streaming.stops-unseen' },
    ],
  },
  'p-logprobs-shape': {
    says: 'log probabilities of a chat come in the form of legacy completions',
    reports: ['vllm-project/vllm#3179', 'abetlen/llama-cpp-python#1787'],
    caught: [
      { fault: 'returns-legacy-logprobs', requirement: 'semantics.logprobs' },
      { fault: 'legacy-logprobs', requirement: 'streaming.chunk-schema' },
    ],
  },
  'p-logprobs-needs-top': {
    says: 'logprobs without top_logprobs is refused',
    reports: ['vllm-project/vllm#4795'],
    caught: [{ fault: 'wants-alternatives', requirement: 'semantics.logprobs' }],
  },
  'p-logprobs-null': {
    says: 'log probabilities that were asked for are null',
    reports: ['ollama/ollama#16117', 'xorbitsai/inference#5252'],
    caught: [
      { fault: 'drops-logprobs', requirement: 'semantics.logprobs' },
      { fault: 'forgets-logprobs', requirement: 'streaming.logprobs' },
    ],
  },
  'resp-id-missing': {
    says: 'an answer has no id',
    reports: ['kevinhermawan/swift-llm-chat-openai#18'],
    caught: [{ fault: 'drops-completion-id', requirement: 'chat.schema' }],
  },
  'created-ms': {
    says: 'created counts milliseconds',
    reports: [
      'EricLBuehler/mistral.rs#1805',
      'mlc-ai/web-llm#829',
      'Mintplex-Labs/anything-llm#2920',
      'PawanOsman/OpenCursor#67',
    ],
    caught: [
      { fault: 'dates-in-milliseconds', requirement: 'chat.created-now' },
      { fault: 'dates-chunks-in-milliseconds', requirement: 'chat.created-now' },
    ],
  },
  'created-float': {
    says: 'created has a fraction',
    reports: ['envoyproxy/ai-gateway#962', 'Mintplex-Labs/anything-llm#2920'],
    caught: [
      { fault: 'dates-in-fractions', requirement: 'chat.schema' },
      { fault: 'dates-chunks-in-fractions', requirement: 'streaming.chunk-schema' },
    ],
  },
  'resp-empty-success': {
    says: 'the whole answer hides in a field for reasoning',
    reports: ['lmstudio-ai/lmstudio-bug-tracker#1602', 'diegosouzapw/OmniRoute#8700', 'alexzhang13/rlm#188'],
    caught: [
      { fault: 'hides-the-answer', requirement: 'semantics.says-the-answer' },
      { fault: 'streams-no-words', requirement: 'agreement.whole-text' },
    ],
  },
  'resp-object-wrong': {
    says: 'a completion is called a chunk, or a chunk a completion',
    reports: ['Portkey-AI/gateway#858'],
    caught: [
      { fault: 'labels-completion-as-chunk', requirement: 'chat.schema' },
      { fault: 'labels-chunks-as-completion', requirement: 'streaming.chunk-schema' },
    ],
  },
};
