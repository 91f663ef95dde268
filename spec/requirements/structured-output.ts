import { must, requirements } from '../requirement.ts';
import { field, live, openapi, sdk } from '../sources.ts';

const format = '#/components/schemas/ResponseFormat';
const parser = sdk('openai-node src/lib/parser.ts');

export const structuredOutput = requirements('structured-output', {
  'json-object': must(
    'answer the response format json_object with one JSON object and nothing around it, or refuse it',
    {
      source: [openapi(format), field('ROCm/FastFlowLM#554'), field('ggml-org/llama.cpp#24096')],
      breaks: '`JSON.parse(content)` throws on prose and on code fences',
      model: true,
      after: ['errors.never-5xx', 'chat.schema'],
    },
  ),
  'json-schema': must('answer the response format json_schema with content that fits the schema, or refuse it', {
    source: [
      openapi(format),
      live('structured outputs guide'),
      field('mlflow/mlflow#23932'),
      field('BerriAI/litellm#38269'),
    ],
    breaks: 'zod, pydantic and every other parser of the promised type throw',
    model: true,
    after: ['errors.never-5xx', 'chat.schema'],
  }),
  'parse-helper': must('let `chat.completions.parse()` of openai-node parse what json_schema asked for', {
    source: [parser],
    breaks: 'programs that read `message.parsed`',
    model: true,
    after: ['structured-output.json-schema', 'chat.schema'],
  }),
  streams: must('stream what json_schema asked for as pieces of that JSON, with nothing around it', {
    source: [sdk('openai-node src/lib/ChatCompletionStream.ts'), openapi(format)],
    breaks: 'the stream helper of openai-node throws "invalid structured output JSON"',
    model: true,
    after: [
      'structured-output.json-schema',
      'errors.never-5xx',
      'streaming.chunk-schema',
      'streaming.role-first',
      'streaming.finishes',
      'streaming.ends-with-done',
    ],
  }),
  'says-when-cut': must('finish structured output that its token limit cut with "length"', {
    source: [parser, openapi('#/components/schemas/FinishReason')],
    breaks: 'the SDKs throw a SyntaxError in place of a LengthFinishReasonError that says what to do',
    model: true,
    after: [
      'structured-output.json-schema',
      'structured-output.parse-helper',
      'structured-output.streams',
      'chat.schema',
      'streaming.chunk-schema',
      'streaming.role-first',
      'streaming.finishes',
    ],
  }),
});
