import type { RequirementId } from '../requirements/index.ts';

/** Which requirement judges an entry of the contract on embeddings, or why none does. */
export const embeddingsCoverage: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'EMB-001': ['embeddings.answers-200'],
  'EMB-002': ['embeddings.schema'],
  'EMB-003': ['embeddings.float'],
  'EMB-004': ['embeddings.base64'],
  'EMB-005': ['embeddings.same-vector'],
  'EMB-006': ['embeddings.in-order'],
  'EMB-007': ['embeddings.token-inputs'],
  'EMB-008': ['embeddings.dimensions'],
  'EMB-009': ['embeddings.missing-input', 'embeddings.empty-input'],
  'EMB-010': ['embeddings.usage'],
  'EMB-011': 'a figure of the model, and no promise: vectors of any length point the same way',
  'EMB-012': ['embeddings.sdk'],
  'EMB-013': ['embeddings.in-order'],
};
