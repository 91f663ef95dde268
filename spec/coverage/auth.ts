import type { RequirementId } from '../requirements/index.ts';

/** What judges each entry of the wire contract on authentication, or why nothing does. */
export const auth: Readonly<Record<string, readonly RequirementId[] | string>> = {
  'AUTH-001': ['auth.missing-key'],
  'AUTH-002': ['auth.wrong-key'],
  'AUTH-003': ['auth.error-code', 'auth.error-type'],
  'AUTH-004': ['auth.bearer-only'],
  'AUTH-005': ['auth.scheme-any-case'],
  'AUTH-006': ['auth.scheme-any-case', 'auth.key-exact'],
  'AUTH-007': ['auth.every-endpoint'],
  'AUTH-008': ['auth.stream-refused-plainly'],
  'AUTH-009': ['auth.before-the-body'],
  'AUTH-010': ['auth.challenge'],
  'AUTH-011': 'a valid key would have to stand in a URL, where servers and proxies log it',
  'AUTH-013': 'needs the name of a model that the key is forbidden to use',
};
