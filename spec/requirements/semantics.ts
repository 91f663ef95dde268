import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

const request = '#/components/schemas/ChatCompletionRequest/properties';

/** What the parameters of a chat request do to its answer. */
export const semantics = requirements('semantics', {
  'max-tokens': should('end an answer at the limit of its tokens, and say so by finish_reason "length"', {
    source: [openapi(`${request}/max_tokens`), sdk('openai-node src/lib/parser.ts')],
    breaks: 'nobody sees that an answer is cut: parse() and agents take half of it for the whole',
    model: true,
  }),
  'max-completion-tokens': should('hold an answer to max_completion_tokens as to max_tokens', {
    source: [openapi(`${request}/max_completion_tokens`), field('abetlen/llama-cpp-python#1907')],
    breaks: 'answers run on, and so does the bill',
    model: true,
    after: ['requests.max-completion-tokens'],
  }),
  'one-token': should('take a limit of one token for a request like any other', {
    source: [openapi(`${request}/max_tokens`), field('diegosouzapw/OmniRoute#1155')],
    breaks: 'health probes and token counters, which ask for no more',
    model: true,
  }),
  stop: should('end an answer before a stop sequence, which is left out, and say so by finish_reason "stop"', {
    source: [openapi('#/components/schemas/Stop'), field('huggingface/text-generation-inference#1724')],
    breaks: 'parsers that split at the sequence find it, or what was to come after it, in their input',
    model: true,
  }),
  'n-choices': must('return as many choices as `n` asks for, with the indices from 0, or refuse `n` by its name', {
    source: [openapi(`${request}/n`), field('abetlen/llama-cpp-python#1906'), field('InternLM/lmdeploy#1787')],
    breaks: '`choices[1]` throws, and a best-of-n is a best of one',
  }),
  logprobs: must('return the log probabilities that were asked for, in the form of chat, or refuse them by name', {
    source: [
      openapi('#/components/schemas/ChatCompletionLogprobs'),
      field('ollama/ollama#16117'),
      field('vllm-project/vllm#3179'),
    ],
    breaks: 'evaluators stop at a null, typed clients at the form of legacy completions',
    model: true,
  }),
  unicode: must('carry every character of a request and of its answer as it is', {
    source: [rfc('8259 §8.1'), field('librefang/librefang#3448')],
    breaks: 'text other than English arrives with replacement characters, and nobody is told',
    model: true,
    after: ['http.one-json-value', 'streaming.valid-utf8'],
  }),
  'own-parameters': must('answer every request by its own parameters, never with the answer to another', {
    source: [openapi(`${request}/max_tokens`), field('diegosouzapw/OmniRoute#12307')],
    breaks: 'a cache that does not look at the parameters hands out answers cut to another limit or of another form',
    model: true,
  }),
  'says-the-answer': should('put the answer into content, not only into fields for reasoning', {
    source: [
      openapi('#/components/schemas/ChatCompletionMessage/properties/content'),
      field('lmstudio-ai/lmstudio-bug-tracker#1602'),
    ],
    breaks: 'users read an empty answer',
    model: true,
    after: ['requests.minimal'],
  }),
  'prompt-tokens-steady': should('count the same prompt the same each time, and a longer one higher', {
    source: [
      openapi('#/components/schemas/CompletionUsage/properties/prompt_tokens'),
      live('chat completions, usage'),
      field('router-for-me/CLIProxyAPI#1643'),
    ],
    breaks: 'meters of cost and of context jump',
    after: ['chat.usage-adds-up'],
  }),
});
