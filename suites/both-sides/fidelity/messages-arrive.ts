import { equal, inconclusive } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { list } from '../../json.ts';
import { bodyOf, directive } from '../sides.ts';

/** Long enough for a gateway to pass a request on, in milliseconds. */
const arrivalMs = 5000;

export default scenario({
  id: 'messages-arrive',
  title: 'A conversation on its way to the model',
  needs: ['model', 'upstream'],
  cost: { requests: 1, tokens: 120 },
  exchange: async (gateway) => {
    const nonce = gateway.nonce();
    const sent = [
      { role: 'system', content: 'Answer briefly.' },
      { role: 'user', content: 'Grüße 🪨' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: `Go on. ${directive({ nonce })}` },
    ];
    const [answer, { requests }] = await Promise.all([
      gateway.chat({ messages: sent }),
      gateway.upstream.wait({ nonce, reaches: 'arrived', timeout: arrivalMs }),
    ]);
    return { sent, answer, requests };
  },
  judges: {
    'fidelity.messages-arrive': ({ sent, requests }) => {
      const [arrived] = requests;
      if (arrived === undefined) return inconclusive('the request did not arrive at the upstream');
      return equal('the messages upstream', JSON.stringify(list(bodyOf(arrived), 'messages')), JSON.stringify(sent));
    },
  },
});
