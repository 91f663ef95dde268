import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { at } from '../../json.ts';
import { declinesEndpoint } from '../../not-offered.ts';
import { eventsOf, finalOf } from '../../responses/events.ts';
import { answersAgain } from '../provoked.ts';
import { overScripted, performBy, type Script, type Scripted } from '../scripted.ts';
import { directive } from '../sides.ts';
import { textBody } from '../text-body.ts';
import { brokeOff, hung, refused, tellsError } from './told.ts';

const path = '/responses';
const text = 'one two three four five six seven eight nine ten';
const says = `Repeat exactly: ${text}`;
/** Events before the break: words have been told, whichever API the gateway asks the model by. */
const after = 8;

const broken: readonly Script[] = [
  { name: 'RST in mid-stream', words: { cut: after }, says },
  { name: 'FIN in mid-stream', words: { end: after }, says },
  { name: 'an end in order in mid-stream', words: { stop: after }, says },
];
const failed: readonly Script[] = [{ name: 'an error in mid-stream', words: { error: after }, says }];

export default scenario({
  id: 'broken-responses',
  title: 'Streamed responses that break off or fail between the model and the gateway',
  needs: ['model', 'upstream'],
  alone: true, // what breaks may make a gateway turn away whoever asks beside it
  cost: { requests: 8, tokens: 400 },
  exchange: async (gateway) => {
    await answersAgain(gateway);
    return Promise.all([...broken, ...failed].map((script) => respondTo(gateway, script)));
  },
  judges: {
    'stream-honesty.responses-never-completed': (all) => over(all, isNotCompleted),
    'stream-honesty.responses-failure-is-told': (all) => over(all, isTold),
  },
});

const respondTo = (gateway: Gateway, script: Script): Promise<Scripted> =>
  performBy(gateway, script, (nonce, options) => {
    const input = `${directive({ nonce, ...script.words })} ${script.says}`;
    return gateway.post(path, textBody(gateway, path, input, 60, { stream: true }), options);
  });

function over(all: readonly Scripted[], judge: (one: Scripted) => Judgement): Judgement {
  const declined = all.map(({ answer }) => declinesEndpoint(answer, path)).find((one) => one !== null);
  return declined ?? overScripted(all, (one) => (isStream(one) ? judge(one) : inconclusive(`${one.name}: no stream`)));
}

const isStream = ({ answer }: Scripted): boolean => refused(answer) || answer.mediaType === 'text/event-stream';

const statusOf = (answer: Exchange): unknown => at(finalOf(eventsOf(answer)), 'status');

/** Another attempt, or another provider, has answered after all. */
function isWhole({ answer }: Scripted): boolean {
  const deltas = eventsOf(answer).filter(({ type }) => type === 'response.output_text.delta');
  const said = deltas.map(({ value }) => at(value, 'delta')).join('');
  return said.trim() === text && statusOf(answer) === 'completed';
}

/** How it ended, in words for a reader. */
const endOf = (answer: Exchange): string =>
  `${eventsOf(answer).at(-1)?.block.event ?? 'no event'} as the last event, the body ${answer.wire.ending}`;

function isNotCompleted(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (isWhole(one)) return kept;
  if (hung(answer)) return [problem('the stream', 'an end, once its source had ended', endOf(answer))];
  return statusOf(answer) === 'completed'
    ? [problem('the end', 'no response.completed that the model did not send', endOf(answer))]
    : kept;
}

function isTold(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (isWhole(one) || refused(answer) || brokeOff(answer) || hung(answer)) return kept; // who hangs is told above
  if (tellsError(answer) || ['failed', 'completed'].includes(String(statusOf(answer)))) return kept;
  const found = [problem('the end', 'an error event, response.failed or a broken connection', endOf(answer))];
  return one.words['stop'] === undefined ? found : softly(found); // to whoever passes bytes on, all was well
}
