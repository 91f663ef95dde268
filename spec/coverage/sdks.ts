import type { RequirementId } from '../requirements/index.ts';

/** Which requirement judges an entry of the contract on the official SDKs and curl, or why none does. */
export const sdks: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'SDK-NODE-001': ['clients.create', 'clients.with-response'],
  'SDK-NODE-002': ['clients.stream'],
  'SDK-NODE-003': ['clients.stream-helper'],
  'SDK-NODE-004': ['clients.typed-errors'],
  'SDK-NODE-005': ['clients.models'],
  'SDK-NODE-006': ['clients.with-response'],
  'SDK-NODE-010': ['throttling.sdk-recovers', 'clients.retries'],
  'SDK-NODE-012': [
    'embeddings.sdk',
    'responses.sdk-create',
    'responses.sdk-stream',
    'clients.embeddings',
    'clients.completions',
    'clients.responses',
    'clients.responses-stream',
  ],
  'SDK-PY-001': ['clients.create', 'clients.stream'],
  'SDK-PY-002': ['clients.stream-helper', 'clients.streamed-tools'],
  'SDK-PY-003': ['clients.typed-errors'],
  'SDK-PY-004': ['clients.models', 'clients.typed-errors'],
  'SDK-PY-005': ['clients.retries'],
  'SDK-PY-006':
    'crosstalk between parallel streams is judged on the wire (concurrency.no-cross-talk), whoever reads them',
  'SDK-PY-007':
    'the types are judged on the wire (chat.schema, models.entries), which is stricter than the models of the package',
  'CURL-001': ['clients.create', 'clients.typed-errors'],
  'CURL-002': ['clients.stream'],
  'CURL-003': ['clients.curl-transfer'],
};
