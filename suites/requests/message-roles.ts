import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { takes, takesOrRefuses, withstands } from '../chat/acceptance.ts';
import { user } from '../chat/choices.ts';
import { promptTokensOf } from '../chat/usage.ts';
import { everyOne } from '../http.ts';

const question = user('Reply with the single word OK.');
const system = { role: 'system', content: 'Be brief.' };
const assistant = { role: 'assistant', content: 'OK' };

export default scenario({
  id: 'message-roles',
  title: 'Messages of all roles, in usual and unusual places',
  needs: ['model'],
  cost: { requests: 4, tokens: 240 },
  exchange: async (gateway) => {
    const [conversation, developer, inTheMiddle, last] = await Promise.all([
      gateway.chat({ messages: [system, question, assistant, question] }),
      gateway.chat({ messages: [{ role: 'developer', content: 'Be brief.' }, question] }),
      gateway.chat({ messages: [system, system, question, assistant, system, question] }),
      gateway.chat({ messages: [question, system] }),
    ]);
    return { conversation, developer, inTheMiddle, last };
  },
  judges: {
    'errors.never-5xx': (all) => everyOne({ ...all }, withstands),
    // Some templates know no system role, and thinking models want their own thoughts back: both say so.
    'requests.message-roles': ({ conversation }) =>
      takes('system, user, assistant and user', conversation, ['system', 'reasoning_content']),
    'semantics.prompt-tokens-steady': ({ conversation, inTheMiddle }) => countsMore(inTheMiddle, conversation),
    'requests.developer-role': ({ developer }) => takes('a developer message', developer),
    'requests.system-anywhere': ({ inTheMiddle, last }) => [
      ...takesOrRefuses('system messages in a row and in the middle', inTheMiddle),
      ...takesOrRefuses('a system message at the end', last),
    ],
  },
});

/** Two more system messages cost tokens, unless what stands before the last message never reaches the model. */
function countsMore(longer: Exchange, shorter: Exchange): Judgement {
  const [more, fewer] = [promptTokensOf(longer), promptTokensOf(shorter)];
  if (more === undefined || fewer === undefined) return notOffered('one of the two reports no prompt_tokens');
  const found = holds('prompt_tokens with two system messages more', more, `more than ${fewer}`, more > fewer);
  return found.map((one) => ({ ...one, wire: longer.wire }));
}
