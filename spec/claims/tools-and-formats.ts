import { claimsOf, decided } from '../claim.ts';

export const toolsAndFormats = claimsOf('tools-and-formats', {
  calls: decided(
    'Tools are called in the documented form, with arguments that parse',
    'tools.call-shape',
    'tools.arguments-fit',
    'tools.empty-arguments',
    'tools.known-name',
    'tools.unique-ids',
    'tools.finish-reason',
    'tools.content-beside-calls',
  ),
  choice: decided(
    'The choice of a tool is respected',
    'tools.enforces-choice',
    'tools.choice-none',
    'tools.choice-none-accepted',
    'errors.tool-choice',
  ),
  results: decided(
    'Results of tools are taken back and lead to an answer',
    'tools.history-null-content',
    'tools.history-absent-content',
    'tools.round-trip',
  ),
  'streamed-calls': decided(
    'Calls of tools can be streamed',
    'tools.stream-carries-calls',
    'tools.stream-first-delta',
    'tools.stream-continuation',
    'tools.stream-arguments',
    'tools.stream-indices',
    'tools.stream-in-turn',
    'tools.stream-helper',
  ),
  'not-dropped': decided(
    'Tools that cannot be served are refused by name, not dropped in silence',
    'tools.offered',
    'tools.refuses-faulty-tools',
  ),
  'json-mode': decided('The answer is JSON when JSON is asked for', 'structured-output.json-object'),
  'json-schema': decided(
    'The answer fits the schema that was given, streamed or not',
    'structured-output.json-schema',
    'structured-output.streams',
    'structured-output.says-when-cut',
    'errors.response-format',
  ),
});
