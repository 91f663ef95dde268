import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { holds, inconclusive, type Judgement, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { declinesEndpoint } from '../../not-offered.ts';
import { answersAgain } from '../provoked.ts';
import { documentsOf, saidIn } from '../said.ts';
import { overScripted, performBy, type Script, type Scripted } from '../scripted.ts';
import { directive } from '../sides.ts';
import { textBody } from '../text-body.ts';
import { brokeOff, errorIn, hung, isHeard, refused, saysDone } from './told.ts';

const path = '/completions';
const text = 'one two three four five six seven eight nine ten';
const script = (name: string, words: Script['words']): Script => ({ name, words, says: `Repeat exactly: ${text}` });
const broken = [script('RST in mid-stream', { cut: 4 }), script('FIN in mid-stream', { end: 4 })];
const stopped = [script('an end in order in mid-stream', { stop: 4 })];
const failed = [script('an error in mid-stream', { error: 4 })];

export default scenario({
  id: 'broken-completions',
  title: 'Streamed legacy completions that break off or fail between the model and the gateway',
  needs: ['model', 'upstream'],
  alone: true, // what breaks may make a gateway turn away whoever asks beside it
  cost: { requests: 8, tokens: 400 },
  exchange: async (gateway) => {
    await answersAgain(gateway);
    const all = (scripts: readonly Script[]) => Promise.all(scripts.map((one) => complete(gateway, one)));
    const [cut, ended, erred] = await Promise.all([all(broken), all(stopped), all(failed)]);
    return { cut, ended, erred };
  },
  judges: {
    'stream-honesty.cut-is-no-success': ({ cut }) => over(cut, isNoSuccess),
    'stream-honesty.no-invented-end': ({ ended }) => over(ended, inventsNoEnd),
    'stream-honesty.ends-with-its-source': ({ cut, ended, erred }) => over([...cut, ...ended, ...erred], ends),
    'stream-honesty.error-event-arrives': ({ erred }) => over(erred, tells),
  },
});

const complete = (gateway: Gateway, one: Script): Promise<Scripted> =>
  performBy(gateway, one, (nonce, options) => {
    const prompt = `${directive({ nonce, ...one.words })} ${one.says}`;
    return gateway.post(path, textBody(gateway, path, prompt, 60, { stream: true }), options);
  });

function over(all: readonly Scripted[], judge: (one: Scripted) => Judgement): Judgement {
  const declined = all.map(({ answer }) => declinesEndpoint(answer, path)).find((one) => one !== null);
  return declined ?? overScripted(all, (one) => (isStream(one) ? judge(one) : inconclusive(`${one.name}: no stream`)));
}

const isStream = ({ answer }: Scripted): boolean =>
  refused(answer) || brokeOff(answer) || answer.mediaType === 'text/event-stream';

const saidOf = ({ answer }: Scripted) => saidIn(documentsOf(answer)).choices[0];

/** Another attempt, or another provider, has answered after all. */
const isWhole = (one: Scripted): boolean => saidOf(one)?.text.trim() === text;

/** How it ended, in words for a reader. */
function endOf(one: Scripted): string {
  const done = saysDone(one.answer) ? ', data: [DONE]' : '';
  return `finish_reason ${JSON.stringify(saidOf(one)?.finish ?? null)}${done}, the body ${one.answer.wire.ending}`;
}

function isNoSuccess(one: Scripted): readonly Problem[] {
  if (isHeard(one.answer) || isWhole(one) || hung(one.answer)) return kept; // who hangs is told below
  return [problem('the stream', 'an error status, an error event or a broken connection', endOf(one))];
}

/** The end of the HTTP message says nothing of the end of the answer: that is what finish_reason and [DONE] are for. */
function inventsNoEnd(one: Scripted): readonly Problem[] {
  if (isHeard(one.answer) || isWhole(one)) return kept;
  const found = [problem('the end', 'none that the model did not send, or an error', endOf(one))];
  if (saidOf(one)?.finish !== undefined) return found;
  return saysDone(one.answer) ? softly(found) : kept;
}

const ends = (one: Scripted): readonly Problem[] =>
  holds('the answer', endOf(one), 'an end, once its source had ended', !hung(one.answer));

function tells(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (refused(answer) || errorIn(answer) !== undefined || isWhole(one)) return kept;
  const found = [problem('the stream', 'an event with the error under "error"', endOf(one))];
  return brokeOff(answer) ? softly(found) : found;
}
