import { claimsOf, unobservable } from '../claim.ts';

/** What a person answers for, whatever was measured. */
export const release = claimsOf('release', {
  secure: unobservable('The gateway is secure', {
    why: 'no list of checks proves that',
    evidence: 'the lines above one by one, and a security review of the whole',
  }),
  'own-tests': unobservable('The test suites of the gateway itself pass', {
    why: 'they run where the source is',
    evidence: 'the run of its build for the released version',
  }),
  staging: unobservable('The release was tried with real keys in a copy of production', {
    why: 'a URL does not say what stands behind it',
    evidence: 'this report, written against that copy',
  }),
  approved: unobservable('The release is approved for production', {
    why: 'approval is given by a person; the verdict at the head is what was measured',
    evidence: 'a name and a date',
  }),
});
