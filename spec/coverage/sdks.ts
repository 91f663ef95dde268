import type { RequirementId } from '../requirements/index.ts';

const python = 'needs Python and its SDK beside the suite; the wire facts that break it are judged on the wire';
const curl = 'needs curl beside the suite; the wire facts that break it are judged on the wire';

/** Which requirement judges an entry of the contract on the official SDKs and curl, or why none does. */
export const sdks: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'SDK-NODE-001': ['clients.create', 'clients.with-response'],
  'SDK-NODE-002': ['clients.stream'],
  'SDK-NODE-003': ['clients.stream-helper'],
  'SDK-NODE-004': ['clients.typed-errors'],
  'SDK-NODE-005': ['clients.models'],
  'SDK-NODE-006': ['clients.with-response'],
  'SDK-NODE-010': ['throttling.sdk-recovers'],
  'SDK-NODE-012': ['embeddings.sdk', 'responses.sdk-create', 'responses.sdk-stream'],
  'SDK-PY-001': python,
  'SDK-PY-002': python,
  'SDK-PY-003': python,
  'SDK-PY-004': python,
  'SDK-PY-005': python,
  'SDK-PY-006': python,
  'SDK-PY-007': python,
  'CURL-001': curl,
  'CURL-002': curl,
  'CURL-003': curl,
};
