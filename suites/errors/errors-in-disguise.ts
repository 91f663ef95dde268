import { inconclusive } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isNoDisguise } from './envelope.ts';
import { envelopesEverywhere } from './every-refusal.ts';

/** Every answer of the run, not only those to faulty requests: an error may hide under any of them. */
export default scenario({
  id: 'errors-in-disguise',
  title: 'Every answer of the run: no error under a status of success, and every refusal an error object',
  needs: [],
  cost: { requests: 0, tokens: 0 },
  passive: true,
  exchange: async (_gateway, seen) => seen,
  judges: {
    'errors.envelope': envelopesEverywhere,
    'errors.not-in-disguise': (seen) => {
      if (seen.length === 0) return inconclusive('nothing else was asked in this run');
      return seen.flatMap((answer) =>
        isNoDisguise(answer).map((one) => {
          const { method, url } = answer.wire.request;
          return { ...one, message: `${method} ${new URL(url).pathname}: ${one.message}`, wire: answer.wire };
        }),
      );
    },
  },
});
