import type { RequirementId } from '../requirements/index.ts';

/** What became of every entry on the Responses API: the requirements that cover it, or why none does. */
export const responsesCoverage: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'RESP-001': ['responses.answers-200'],
  'RESP-002': ['responses.schema'],
  'RESP-003': ['responses.items'],
  'RESP-004': ['responses.schema', 'responses.error-only-when-failed'],
  'RESP-005': ['responses.usage'],
  'RESP-006': ['responses.says-incomplete'],
  'RESP-007': ['responses.text-format'],
  'RESP-008': ['responses.takes-its-items-back'],
  'RESP-009': ['responses.unknown-history'],
  'RESP-SSE-001': ['responses.is-a-stream', 'responses.event-types'],
  'RESP-SSE-002': ['responses.created-first'],
  'RESP-SSE-003': ['responses.counts-events'],
  'RESP-SSE-004': ['responses.lifecycle', 'responses.event-schema'],
  'RESP-SSE-005': ['responses.item-ids'],
  'RESP-SSE-006': ['responses.one-ending', 'responses.sdk-stream'],
  'RESP-SSE-007': ['responses.says-the-same'],
  'RESP-SSE-008': ['responses.one-ending'],
  'RESP-SSE-009': ['responses.known-events'],
  'RESP-SSE-010': ['stream-honesty.responses-never-completed', 'stream-honesty.responses-failure-is-told'],
  'RESP-FC-001': ['responses.function-calls', 'responses.function-calls-streamed'],
};
