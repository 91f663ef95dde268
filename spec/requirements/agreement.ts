import { must, requirements, should } from '../requirement.ts';
import { field, openapi, sdk } from '../sources.ts';

/** What a streamed answer and its plain twin, the same request but for `stream`, must have in common. */
export const agreement = requirements('agreement', {
  'whole-text': must('stream the whole text that the same request gets as one body, once', {
    source: [
      openapi('#/components/schemas/ChatCompletionDelta/properties/content'),
      sdk('openai-node src/lib/ChatCompletionStream.ts'),
      field('codelibs/fess#3096'),
    ],
    breaks: 'users of streams lose the first or last words, or everything, and nothing says so',
    model: true,
    after: ['chat.schema', 'streaming.chunk-schema', 'streaming.finishes'],
  }),
  'finish-reason': should('end a stream for the same reason as the same request without it', {
    source: [openapi('#/components/schemas/ChatCompletionChunkChoice/properties/finish_reason')],
    breaks: 'an answer that was cut passes for a whole one as soon as it is streamed',
    model: true,
    after: ['chat.schema', 'streaming.finishes'],
  }),
  model: should('name the same model in a stream as without it', {
    source: [openapi('#/components/schemas/ChatCompletionChunk/properties/model')],
    breaks: 'one model is booked under two names',
    after: ['chat.schema', 'streaming.one-model'],
  }),
  'prompt-tokens': should('count the same prompt tokens for a stream as for the same request without it', {
    source: [
      openapi('#/components/schemas/CompletionUsage/properties/prompt_tokens'),
      field('router-for-me/CLIProxyAPI#1643'),
    ],
    breaks: 'the same question costs one thing streamed and another thing whole',
    after: ['chat.schema', 'streaming.usage-when-asked'],
  }),
  'completion-tokens': should('count the same completion tokens for an answer that was cut at the same limit', {
    source: [openapi('#/components/schemas/CompletionUsage/properties/completion_tokens')],
    breaks: 'streamed answers are billed by chunks in place of tokens',
    model: true,
    after: ['chat.schema', 'streaming.usage-when-asked'],
  }),
});
