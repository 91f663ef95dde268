import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, type Problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { user } from '../chat/choices.ts';
import { addsUp, detailsFit, promptTokensOf, usageOf } from '../chat/usage.ts';
import { everyOne } from '../http.ts';

const longer = 'The harbour was quiet that morning, and the tide was low. Reply with the single word OK.';

/** Counts that differ by no more than this are a template's doing, and nobody's bill is wrong by them. */
const tolerated = 2;

interface Seen {
  readonly first: Exchange;
  readonly again: Exchange;
  readonly long: Exchange;
}

export default scenario({
  id: 'steady-usage',
  title: 'The same question twice, and a longer one: what is counted',
  needs: ['model'],
  cost: { requests: 3, tokens: 160 },
  exchange: async (gateway): Promise<Seen> => {
    const first = await gateway.chat(); // a prompt cache knows it from here on
    return { first, again: await gateway.chat(), long: await gateway.chat({ messages: [user(longer)] }) };
  },
  judges: {
    'chat.usage-adds-up': (all) => everyOne({ ...all }, (answer) => addsUp(usageOf(answer))),
    'chat.usage-details-fit': (all) => everyOne({ ...all }, (answer) => detailsFit(usageOf(answer))),
    'semantics.prompt-tokens-steady': isSteady,
  },
});

function isSteady({ first, again, long }: Seen): Judgement {
  const [one, other, more] = [first, again, long].map(promptTokensOf);
  if (one === undefined || other === undefined) return inconclusive('an answer reports no prompt_tokens');
  const steady = holds('prompt_tokens of the same prompt', [one, other], 'the same each time', one === other);
  const most = Math.max(one, other);
  const grows: readonly Problem[] =
    more === undefined ? [] : holds('prompt_tokens of a longer prompt', more, `more than ${most}`, more > most);
  return [...(Math.abs(one - other) <= tolerated ? softly(steady) : steady), ...grows];
}
