import type { RequirementId } from '../requirements/index.ts';

/** Which requirement judges an entry of the contract on legacy completions. */
export const completionsCoverage: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'COMPL-001': ['completions.answers-200'],
  'COMPL-002': ['completions.schema'],
  'COMPL-003': ['completions.schema', 'completions.chunk-schema'],
  'COMPL-004': ['completions.chunk-schema', 'completions.one-id', 'streaming.ends-with-done'],
  'COMPL-005': ['completions.prompt-list', 'completions.token-prompts'],
  'COMPL-006': ['completions.echo', 'completions.logprobs', 'errors.never-5xx'],
  'COMPL-007': ['completions.missing-fields'],
  'COMPL-008': ['completions.usage'],
  'COMPL-009': ['completions.nulls'],
};
