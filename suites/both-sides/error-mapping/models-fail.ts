import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { type Judgement, notOffered, type Problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { list } from '../../json.ts';
import { overProvoked, type Provocation, type Provoked } from '../provoked.ts';
import * as status from './status.ts';
import { isEnveloped } from './telling.ts';

const path = '/v1/models';

/** A model list that the provider fails to give; many a gateway keeps one of its own, and asks for none. */
export default scenario({
  id: 'models-fail',
  title: 'A list of models that the provider fails to give',
  needs: ['model', 'upstream'],
  cost: { requests: 2, tokens: 0 },
  alone: true,
  exchange: async (gateway) => [
    await failing(gateway, { status: 503, body: 'html' }),
    await failing(gateway, { status: 429, 'retry-after': 67 }),
  ],
  judges: {
    'error-mapping.no-success': (all) => overAsked(all, listsNothing),
    'error-mapping.rate-limits': (all) => overAsked(all, status.staysRateLimit),
    'error-mapping.server-errors': (all) => overAsked(all, status.staysServerError),
    'error-mapping.envelope': (all) => overAsked(all, isEnveloped),
  },
});

async function failing(gateway: Gateway, words: Provocation['words']): Promise<Provoked> {
  const { next } = await gateway.upstream.requests({ path });
  const directive = Object.entries(words).map(([word, value]) => `${word}=${value}`);
  const rule = await gateway.upstream.addRule({ path, directive: directive.join(' ') });
  const answer = await gateway.get('/models', { patient: false, signal: AbortSignal.timeout(8000) });
  await gateway.upstream.removeRules(rule);
  const { requests } = await gateway.upstream.requests({ path, since: next });
  return { words, name: `models ${directive.join(' ')}`, answer, attempts: requests };
}

function overAsked(all: readonly Provoked[], judge: (one: Provoked) => readonly Problem[]): Judgement {
  const asked = all.filter(({ attempts }) => attempts.length > 0);
  return asked.length === 0 ? notOffered('the target keeps a list of models of its own') : overProvoked(asked, judge);
}

/** A list that is remembered from before is as good as any. */
const listsNothing = (one: Provoked): readonly Problem[] =>
  list(one.answer.json, 'data').length > 0 ? [] : status.isNoSuccess(one);
