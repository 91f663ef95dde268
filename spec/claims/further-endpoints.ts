import { claimsOf, decided } from '../claim.ts';
import { required } from './required.ts';

export const furtherEndpoints = claimsOf('further-endpoints', {
  embeddings: {
    says: 'Embeddings are served, and keep all that is required of them',
    decidedBy: required('embeddings'),
  },
  completions: {
    says: 'Legacy completions are served, and keep all that is required of them',
    decidedBy: required('completions'),
  },
  responses: {
    says: 'The Responses API is served, and keeps all that is required of it',
    decidedBy: required('responses'),
  },
  absent: decided(
    'An endpoint that is not offered says so, in the form of every other error',
    'errors.absent-endpoints',
    'errors.unknown-route',
    'errors.envelope-everywhere',
  ),
});
