import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, sdk } from '../sources.ts';

const request = '#/components/schemas/CompletionRequest/properties';

/** Promises of those who offer the legacy completions. */
export const completions = requirements('completions', {
  'answers-200': must('answer a valid legacy completion with 200, or say cleanly that there are none', {
    source: [openapi('#/paths/~1completions/post/responses/200'), sdk('openai-node src/resources/completions.ts')],
    breaks: 'editors that complete code do nothing, and cannot say why',
    after: ['errors.never-5xx'],
  }),
  schema: must('answer a legacy completion as a Completion object whose finish_reason is one of three', {
    source: [openapi('#/components/schemas/Completion')],
    breaks: '`choices[0].text` is undefined, and typed clients fail to decode',
    after: ['http.one-json-value', 'completions.answers-200'],
  }),
  usage: should('report usage on a legacy completion, streamed ones that ask for it included', {
    source: [openapi('#/components/schemas/Completion/properties/usage')],
    breaks: 'costs are counted as zero',
    after: ['completions.schema'],
  }),
  'chunk-schema': must('stream a legacy completion as Completion objects, with null for the reason until it ends', {
    source: [openapi('#/components/schemas/CompletionChunk'), live('completions reference, streaming')],
    breaks: 'editors stop at the first word, or show nothing',
    after: ['streaming.is-a-stream', 'streaming.data-is-json'],
  }),
  'one-id': must('give all chunks of a legacy completion the same id', {
    source: [openapi('#/components/schemas/CompletionChunk/properties/id'), field('BerriAI/litellm#14429')],
    breaks: 'clients that gather chunks by id make many answers of one',
    after: ['completions.chunk-schema'],
  }),
  'prompt-list': must('answer each prompt of a list with a choice at its place, or refuse the list', {
    source: [openapi(`${request}/prompt`), field('huggingface/transformers#44558')],
    breaks: 'evaluations that send their questions together get one answer for all of them',
    after: ['errors.never-5xx', 'completions.schema'],
  }),
  'token-prompts': must('take an array of tokens as one prompt, or refuse it', {
    source: [openapi(`${request}/prompt`), field('sgl-project/sglang#736')],
    breaks: 'evaluations that send tokens get an answer for every single one of them',
    after: ['errors.never-5xx', 'completions.schema'],
  }),
  echo: must('put the prompt before the answer when `echo` is true, or refuse it', {
    source: [openapi(`${request}/echo`)],
    breaks: 'programs that score a prompt cut away the beginning of the answer',
    after: ['errors.never-5xx', 'completions.schema'],
  }),
  logprobs: must('take a number of log probabilities and answer with tokens and their log probabilities', {
    source: [openapi('#/components/schemas/CompletionLogprobs'), field('raullenchai/Rapid-MLX#733')],
    breaks: 'evaluations by likelihood fail, or fall over null',
    after: ['errors.never-5xx', 'completions.schema'],
  }),
  nulls: should('read null in an optional field of a legacy completion as not given', {
    source: [openapi(`${request}/max_tokens`), field('vllm-project/vllm#19862')],
    breaks: 'clients whose serializer writes every field cannot ask for anything',
    after: ['errors.never-5xx', 'completions.schema'],
  }),
  'missing-fields': should('answer a legacy completion without `prompt` or `model` with 400', {
    source: [openapi('#/components/schemas/CompletionRequest')],
    breaks: 'a model completes what was never written, and it is paid for',
    after: ['errors.never-5xx'],
  }),
});
