import type { RequirementId } from '../requirements/index.ts';

/** What became of each entry on structured output: the requirements that cover it, or why none can. */
export const structuredOutputCoverage: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'STRUCT-001': ['structured-output.json-object'],
  'STRUCT-002': ['structured-output.json-schema'],
  'STRUCT-003': ['structured-output.parse-helper'],
  'STRUCT-004': ['structured-output.says-when-cut'],
  'STRUCT-005':
    'no request makes every model decline; the form of a refusal is held by chat.schema wherever one is seen',
  'STRUCT-006': ['structured-output.streams'],
};
