import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered } from '../chat/acceptance.ts';
import { contentOf, finishOf, user } from '../chat/choices.ts';
import { statusAndBody } from '../http.ts';
import { roomFor } from '../room.ts';
import { together } from '../together.ts';

const [before, sequence, after] = ['alpha', 'beta', 'gamma'];

export default scenario({
  id: 'stop-sequences',
  title: 'A stop sequence in an answer, given as a list and as a text',
  needs: ['model'],
  cost: { requests: 2, tokens: 100 },
  model: true,
  exchange: async (gateway) => {
    const messages = [user(`Repeat exactly: ${before} ${sequence} ${after}`)];
    const room = roomFor(gateway, 16);
    const [listed, bare] = await Promise.all([
      gateway.chat({ messages, ...room, stop: [sequence] }),
      gateway.chat({ messages, ...room, stop: sequence }),
    ]);
    return { listed, bare };
  },
  judges: {
    'semantics.stop': ({ listed, bare }) =>
      together(endsBefore(listed), endsBefore(bare), takenInBothForms('a list', listed, 'a text', bare)),
  },
});

/** A gateway that has the parameter at all takes it as a list and as a text. */
function takenInBothForms(one: string, first: Exchange, other: string, second: Exchange): readonly Problem[] {
  if (isAnswered(first) === isAnswered(second)) return kept;
  const [taken, form, answer] = isAnswered(first) ? [one, other, second] : [other, one, first];
  if (answer.status !== 400 && answer.status !== 422) return kept;
  return [{ ...problem(`stop as ${form}`, `taken, as ${taken} is`, statusAndBody(answer)), wire: answer.wire }];
}

function endsBefore(answer: Exchange): Judgement {
  if (!isAnswered(answer)) return inconclusive(`it was not answered: ${statusAndBody(answer)}`);
  const text = contentOf(answer);
  const said = (word: string) => text.toLowerCase().includes(word);
  // A model that did not say what it was asked to say had no reason to stop.
  if (!said(before)) return inconclusive('the model did not repeat what it was given');
  const leaked = said(sequence) || said(after);
  const finish = finishOf(answer);
  if (!leaked && finish === 'length') return inconclusive('the answer was cut before it could stop');
  const problems: readonly Problem[] = leaked
    ? holds('the answer', text, `nothing from "${sequence}" on`, false)
    : holds('finish_reason', finish, '"stop"', finish === 'stop');
  return problems.map((one) => ({ ...one, wire: answer.wire }));
}
