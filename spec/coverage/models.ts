import type { RequirementId } from '../requirements/index.ts';

/** Which requirement judges an entry of the contract on models, or why none does. */
export const modelsCoverage: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'MODELS-001': ['models.lists'],
  'MODELS-002': ['models.entries'],
  'MODELS-003': ['models.provenance'],
  'MODELS-004': ['models.names-the-model'],
  'MODELS-005': ['models.retrieve'],
  'MODELS-006': ['models.retrieve'],
  'MODELS-007': ['models.one-page', 'clients.models'],
  'MODELS-008': ['models.stable'],
  'MODELS-009': ['models.shutdown-date'],
  'MODELS-010': 'calls models that nobody named, which may load them, and may cost more than the run was given',
};
