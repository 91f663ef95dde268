import { holds, type Judgement } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { statusAndBody } from '../../http.ts';
import { overProvoked, provoke } from '../provoked.ts';
import { areNotRepeated } from '../resilience/attempts.ts';
import { ofRefusals, type Seen } from './judges.ts';

export default scenario({
  id: 'caller-at-fault',
  title: 'Requests that the provider refuses as faulty, and a good one after them',
  needs: ['model', 'upstream'],
  cost: { requests: 13, tokens: 400 },
  alone: true,
  exchange: async (gateway) => {
    const provoked = await provoke(gateway, [
      { words: { status: 400 } },
      { words: { status: 400 }, stream: true },
      { words: { status: 400, code: 'context_length_exceeded' } },
      { words: { status: 400, code: 'context_length_exceeded' }, stream: true },
      { words: { status: 400, body: 'array' } },
      { words: { status: 400, body: 'empty' } },
      { words: { status: 413, body: 'html' } },
      { words: { status: 415 } },
      { words: { status: 422 } },
      { words: { status: 422, body: 'text' } },
    ]);
    const first = await gateway.chat({}, { patient: false });
    const after = first.ok ? first : await gateway.chat({}, { patient: false });
    // A model that is not there may well be the provider's fault, and cool it down: it is asked for last.
    const absent = await provoke(gateway, [{ words: { status: 404 } }]);
    return { provoked: [...provoked, ...absent], key: gateway.keys.apiKey, after };
  },
  judges: {
    ...ofRefusals,
    'resilience.final-errors': ({ provoked }: Seen): Judgement => overProvoked(provoked, areNotRepeated),
    'resilience.caller-faults': ({ provoked, after }) => {
      const arrived = overProvoked(provoked, () => []);
      if ('undecided' in arrived) return arrived;
      return holds('the answer to a good request right after', statusAndBody(after), '200', after.ok).map((one) => ({
        ...one,
        wire: after.wire,
      }));
    },
  },
});
