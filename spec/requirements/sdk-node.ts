import { must, requirements } from '../requirement.ts';
import { sdk } from '../sources.ts';

export const sdkNode = requirements('sdk-node', {
  create: must('let `chat.completions.create()` of openai-node resolve to a completion', {
    source: [sdk('openai-node src/internal/parse.ts')],
    breaks: 'every application built on the official Node SDK',
  }),
  stream: must('let `chat.completions.create({stream: true})` of openai-node yield chunks to their finish', {
    source: [sdk('openai-node src/core/streaming.ts')],
    breaks: 'every application that streams with the official Node SDK',
  }),
  'stream-helper': must('let `chat.completions.stream()` of openai-node assemble the final completion', {
    source: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    breaks: 'the strictest reader of a stream: agents, event handlers and parsers built on the helper',
    after: ['sdk-node.stream'],
  }),
  'with-response': must('let `withResponse()` of openai-node give the completion together with its HTTP response', {
    source: [sdk('openai-node src/core/api-promise.ts')],
    breaks: 'applications that read rate limits and request ids beside the answer',
    after: ['sdk-node.create'],
  }),
  leaving: must('let openai-node break off streams and go on with the same client', {
    source: [sdk('openai-node src/core/streaming.ts')],
    breaks: 'a chat whose stop button was pressed once answers no more',
    after: ['sdk-node.stream', 'sdk-node.create'],
  }),
  models: must('let `models.list()` of openai-node iterate over every listed model', {
    source: [sdk('openai-node src/core/pagination.ts')],
    breaks: 'model pickers built on the official Node SDK',
  }),
  'typed-errors': must('let openai-node raise the error class of the status, with its code, type and param', {
    source: [sdk('openai-node src/core/error.ts')],
    breaks: '`instanceof` branches for bad requests, wrong keys and missing models',
  }),
});
