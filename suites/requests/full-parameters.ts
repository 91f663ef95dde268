import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { names, takes, withstands } from '../chat/acceptance.ts';
import { statusAndBody } from '../http.ts';

/** The documented parameters that need no other, each at a value that changes nothing about a one-word answer. */
const parameters: Readonly<Record<string, unknown>> = {
  temperature: 0,
  top_p: 1,
  n: 1,
  stop: ['###'],
  presence_penalty: 0,
  frequency_penalty: 0,
  logit_bias: {},
  user: 'runestone',
  seed: 7,
  stream: false,
  metadata: { suite: 'runestone' },
  store: false,
  modalities: ['text'],
};

/** What a gateway may not refuse, whatever it says about it. */
const needed = ['model', 'messages', 'stream'];

/** Requests sent in all: one, and one again for each of the first parameters that are refused by name. */
const attempts = 3;

interface Offer {
  readonly answers: readonly Exchange[];
  /** The last of them. */
  readonly answer: Exchange;
  /** What had to be left out. */
  readonly refused: readonly { readonly name: string; readonly by: Exchange }[];
}

export default scenario({
  id: 'full-parameters',
  title: 'A chat request with every parameter that needs no other',
  needs: ['model'],
  cost: { requests: attempts, tokens: attempts * 60 },
  exchange: offerAll,
  judges: {
    'errors.never-5xx': ({ answers }) => answers.flatMap(withstands),
    'requests.full-parameters': judgeOffer,
  },
});

async function offerAll(gateway: Gateway): Promise<Offer> {
  const known = gateway.chatBody();
  // A model that took no temperature in the first request of the run is not asked again.
  const left = Object.keys(parameters).filter((name) => name !== 'temperature' || name in known);
  const answers: Exchange[] = [];
  const refused: { name: string; by: Exchange }[] = [];
  for (;;) {
    const patch = Object.fromEntries(left.map((name) => [name, parameters[name]]));
    const answer = await gateway.chat(patch);
    answers.push(answer);
    const name = left.find((one) => !needed.includes(one) && names(answer, [one]));
    if (name === undefined || answers.length === attempts) return { answers, answer, refused };
    refused.push({ name, by: answer });
    left.splice(left.indexOf(name), 1);
  }
}

function judgeOffer({ answer, refused }: Offer): readonly Problem[] {
  const optional = Object.keys(parameters).filter((name) => !needed.includes(name));
  const dropped = refused.map(({ name, by }) => ({
    ...problem(name, 'taken or ignored', statusAndBody(by)),
    soft: true as const,
    wire: by.wire,
  }));
  const without = refused.length === 0 ? '' : ` without ${refused.map(({ name }) => name).join(', ')}`;
  return [...dropped, ...takes(`all documented parameters${without}`, answer, optional)];
}
