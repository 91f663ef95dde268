import { claimsOf, decided, unobservable } from '../claim.ts';

export const authentication = claimsOf('authentication', {
  required: decided(
    'A bearer key is asked for, on every endpoint behind which a model answers',
    'auth.missing-key',
    'auth.every-endpoint',
    'auth.bearer-only',
  ),
  'wrong-key': decided('A key that is not known is refused', 'auth.wrong-key', 'auth.stream-refused-plainly'),
  exact: decided(
    'Keys are compared letter by letter, and `Bearer` before them in any letter case',
    'auth.key-exact',
    'auth.scheme-any-case',
  ),
  'before-work': decided('The key is looked at before the body of a request', 'auth.before-the-body'),
  'key-kept-secret': decided('No answer repeats the key that was presented', 'auth.key-not-echoed'),
  'own-answers': decided(
    'Tenants get answers of their own, none from a shared cache',
    'security.answers-of-their-own',
    'security.not-cacheable',
  ),
  'keys-stored-hashed': unobservable('Keys are stored as hashes', {
    why: 'where and how keys are kept is not on the wire',
    evidence: 'the table of keys, or the code that writes it',
  }),
  revocation: unobservable('A revoked or expired key stops working', {
    why: 'it takes somebody who revokes a key',
    evidence: 'two runs with the same key, before and after it was revoked',
  }),
  'access-control': unobservable('Each tenant reaches only the models it is entitled to', {
    why: 'who is entitled to what is not on the wire',
    evidence: 'the entitlements, and a run with a key of each kind',
  }),
  'no-default-keys': unobservable('No default or test key works in production', {
    why: 'keys are not guessed here',
    evidence: 'the list of active keys',
  }),
});
