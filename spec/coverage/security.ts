import type { RequirementId } from '../requirements/index.ts';

/** What judges each entry of the wire contract on security, or why nothing does. */
export const security: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'SEC-001': ['auth.missing-key'],
  'SEC-002': ['auth.key-not-echoed'],
  'SEC-003': ['security.no-stack-traces'],
  'SEC-004': ['security.no-internals'],
  'SEC-005': ['security.no-header-injection'],
  'SEC-006': ['security.payloads-inert', 'errors.never-5xx'],
  'SEC-007': ['security.no-path-traversal', 'errors.never-5xx'],
  'SEC-008': ['security.no-html-errors', 'security.nosniff'],
  'SEC-009': ['security.nosniff', 'security.no-banners'],
  'SEC-010': 'it asks another port than the one under test, and nothing but the target is contacted',
  'SEC-011': ['security.refuses-trace', 'security.ignores-method-override'],
  'SEC-012': 'it looks like an attack, so it needs the consent of whoever runs the target',
  'SEC-013': ['security.prototype-keys-inert'],
  'SEC-014': 'it looks like an attack, and needs a listener on the network of the target',
  'SEC-015': ['security.not-cacheable'],
  'SEC-016': ['security.answers-of-their-own', 'isolation.tenants-apart'],
};
