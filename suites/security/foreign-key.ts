import { problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { echoesKey } from './key-echo.ts';

/** Of another make than the keys of OpenAI: some gateways mask only what begins like those. */
const foreignKey = 'runestone.Zt5Hq9Vw2Xc8Lm4Nb7Kd1Rf6Gj3Ps0Ya';

export default scenario({
  id: 'foreign-key',
  title: 'A chat with a key of another make',
  needs: ['key', 'model'],
  cost: { requests: 1, tokens: 40 },
  exchange: async (gateway) => {
    const answer = await gateway.chat({}, { key: foreignKey, patient: false });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(foreignKey));
    return { answer, hash: Buffer.from(digest).toString('hex') };
  },
  judges: {
    'errors.never-5xx': ({ answer }) => survives(answer),
    'auth.key-not-echoed': ({ answer, hash }) => [
      ...echoesKey(answer, foreignKey),
      // A hash is no key, but it tells how keys are stored and lets a guess be checked.
      ...softly(answer.text.includes(hash.slice(0, 16)) ? [problem('the answer', 'no hash of the key', hash)] : []),
    ],
  },
});
