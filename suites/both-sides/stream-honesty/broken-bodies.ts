import { kept, type Problem, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { fate } from '../../http.ts';
import { at } from '../../json.ts';
import { answersAgain } from '../provoked.ts';
import { overScripted, perform, type Scripted } from '../scripted.ts';
import { brokeOff, hung } from './told.ts';

const says = 'Repeat exactly: north east south west';

export default scenario({
  id: 'broken-bodies',
  title: 'Answers that are cut short and not streamed',
  needs: ['model', 'upstream'],
  alone: true, // what breaks may make a gateway turn away whoever asks beside it
  cost: { requests: 8, tokens: 200 },
  exchange: async (gateway) => {
    await answersAgain(gateway);
    const all = await perform(gateway, [
      { name: 'a body cut in two by FIN', words: { end: 1 }, says, stream: false },
      { name: 'a Content-Length of 10 bytes more than the body', words: { length: 'long' }, says, stream: false },
      { name: 'half a body, with its length', words: { stop: 1 }, says, stream: false },
      { name: 'a Content-Length of 10 bytes less than the body', words: { length: 'short' }, says, stream: false },
    ]);
    return { torn: all.slice(0, 2), halved: all.slice(2) };
  },
  judges: {
    'stream-honesty.torn-body': ({ torn }) => overScripted(torn, isNoAnswer),
    'stream-honesty.halved-body': ({ halved }) => overScripted(halved, isNotMended),
    'stream-honesty.checks-bodies': ({ halved }) => overScripted(halved, isRefused),
  },
});

const isAnswer = ({ answer }: Scripted): boolean => answer.ok && at(answer.json, 'choices') !== undefined;

const seen = ({ answer }: Scripted): string =>
  answer.status === null
    ? fate(answer)
    : `status ${answer.status}, the body ${answer.wire.ending}: ${answer.text.slice(0, 120)}`;

/** HTTP says that something is missing: the client must be told by a status or by HTTP as well. */
function isNoAnswer(one: Scripted): readonly Problem[] {
  const { answer, words } = one;
  // With more bytes announced than came, what came may be the whole answer.
  if (words['length'] === 'long' && isAnswer(one)) return kept;
  if (!answer.ok || brokeOff(answer) || hung(answer)) return kept;
  return [problem('the answer', 'an error status, or a connection that breaks', seen(one))];
}

/** Half a JSON document fails in every client; one that was closed for it does not. */
const isNotMended = (one: Scripted): readonly Problem[] =>
  isAnswer(one) && one.answer.wire.ending === 'complete'
    ? [problem('the answer', 'not one that the model did not end', seen(one))]
    : kept;

function isRefused(one: Scripted): readonly Problem[] {
  const { answer } = one;
  if (!answer.ok || brokeOff(answer) || isAnswer(one)) return kept;
  return [problem('the answer', 'an error status in place of half a document', seen(one))];
}
