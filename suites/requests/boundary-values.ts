import { scenario } from '../../harness/scenario.ts';
import { takes, withstands } from '../chat/acceptance.ts';
import { everyOne } from '../http.ts';

export default scenario({
  id: 'boundary-values',
  title: 'The least and the greatest value of sampling parameters',
  needs: ['model'],
  cost: { requests: 3, tokens: 180 },
  exchange: async (gateway) => {
    // A model that took no temperature in the first request of the run is not asked again.
    const warm = 'temperature' in gateway.chatBody();
    const [least, greatest, hottest] = await Promise.all([
      gateway.chat({ top_p: 1, presence_penalty: -2, frequency_penalty: -2 }),
      gateway.chat({ presence_penalty: 2, frequency_penalty: 2 }),
      warm ? gateway.chat({ temperature: 2 }) : null,
    ]);
    return {
      'top_p 1 and penalties −2': least,
      'penalties 2': greatest,
      ...(hottest !== null && { 'temperature 2': hottest }),
    };
  },
  judges: {
    'errors.never-5xx': (answers) => everyOne(answers, withstands),
    'requests.boundaries': (answers) => Object.entries(answers).flatMap(([what, answer]) => takes(what, answer)),
  },
});
