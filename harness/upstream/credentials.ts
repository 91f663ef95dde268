import { createHash } from 'node:crypto';

/** What stands for a secret in the log: equal secrets have equal fingerprints, and nobody reads one back. */
export const secretFingerprint = (secret: string): string =>
  `sha256:${createHash('sha256').update(secret).digest('hex')}`;

const credentialNames = /auth|api-?key|token|secret|cookie|^x-goog-api|-key$/i;
const notCredentials = /^(idempotency-key|x-idempotency-key)$/i; // names an attempt, which the log is there to compare
const secretParameters = /([?&](?:api[-_]?key|key|token)=)([^&#]+)/gi;

function fingerprinted(value: string): string {
  const [, scheme = '', secret = ''] = /^(?:(\S+)\s+)?(.*)$/s.exec(value) ?? [];
  return `${scheme === '' ? '' : `${scheme} `}${secretFingerprint(secret)}`;
}

/** A header value as the log keeps it: the scheme stays, a credential becomes its fingerprint. */
export const loggedValue = (name: string, value: string): string =>
  credentialNames.test(name) && !notCredentials.test(name) ? fingerprinted(value) : value;

/** A request target as the log keeps it, its key parameters as fingerprints. */
export const loggedTarget = (target: string): string =>
  target.replace(secretParameters, (_, name: string, secret: string) => name + secretFingerprint(secret));
