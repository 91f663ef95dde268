import { scenario } from '../../harness/scenario.ts';
import { conventions } from './conventions.ts';

export default scenario({
  id: 'http-throughout',
  title: 'Every answer of the run, as HTTP',
  needs: [],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (_gateway, seen) => seen,
  judges: conventions,
});
