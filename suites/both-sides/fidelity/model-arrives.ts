import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { type Judgement, notOffered, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { at } from '../../json.ts';
import { together } from '../../together.ts';
import { type Arrival, arrival, judgeArrived } from '../arrival.ts';
import { directive } from '../sides.ts';

/** What the scripted upstream calls two of its models. */
export const scripted = ['runestone-words', 'runestone-words-2'] as const;
/** Of each model: one request may go astray where another does not. */
const times = 3;

interface Asked extends Arrival {
  readonly model: string;
}

/** The upstream's name for a model that the gateway lists under it, whatever provider it puts before it; or undefined. */
const nameOf = (id: string): string | undefined => scripted.find((name) => id === name || id.endsWith(`/${name}`));

export default scenario({
  id: 'model-arrives',
  title: 'Requests for two models in turn',
  needs: ['model', 'upstream'],
  cost: { requests: scripted.length * times, tokens: 400 },
  exchange: (gateway) => {
    const ids = [...new Set([gateway.model, ...gateway.listed])];
    const models = scripted.flatMap((name) => ids.find((id) => nameOf(id) === name) ?? []);
    // All at once: a gateway that takes the wrong model for the right one does it under way.
    return Promise.all(Array.from({ length: times }, () => models.map((model) => ask(gateway, model))).flat());
  },
  judges: {
    'fidelity.model-arrives': (asked) =>
      asked.length === 0
        ? notOffered('it calls no model as the provider does, so that which one was meant cannot be told')
        : together(...asked.map(judge)),
  },
});

async function ask(gateway: Gateway, model: string): Promise<Asked> {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `Say OK. ${directive({ nonce })}` }];
  return { model, ...(await arrival(gateway, nonce, () => gateway.chat({ model, max_tokens: 4, messages }))) };
}

const judge = (asked: Asked): Judgement =>
  judgeArrived(asked, /model/, (body) => {
    const wanted = nameOf(asked.model);
    const seen = at(body, 'model');
    return seen === wanted ? [] : [problem(`the model upstream for "${asked.model}"`, `"${wanted}"`, seen)];
  });
