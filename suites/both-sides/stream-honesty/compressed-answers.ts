import { kept, type Problem, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { textOf } from '../../chat/chunks.ts';
import { at } from '../../json.ts';
import { overScripted, perform, type Scripted } from '../scripted.ts';
import { isHeard } from './told.ts';

const text = 'spring summer autumn winter';
const says = `Repeat exactly: ${text}`;

export default scenario({
  id: 'compressed-answers',
  title: 'Answers that the model compressed, asked or not',
  needs: ['model', 'upstream'],
  cost: { requests: 2, tokens: 160 },
  exchange: (gateway) =>
    perform(gateway, [
      { name: 'a whole answer', words: { encoding: 'gzip' }, says, stream: false },
      { name: 'a stream', words: { encoding: 'gzip' }, says },
    ]),
  judges: {
    'stream-honesty.compressed': (all) => overScripted(all, isReadable),
  },
});

/** Out of its coding, or in the one that it names: `Exchange` reads both, as every client does. */
function isReadable({ answer, stream }: Scripted): readonly Problem[] {
  const said = stream === false ? at(answer.json, 'choices', 0, 'message', 'content') : textOf(answer);
  if (isHeard(answer) || (answer.isInItsCoding && String(said).trim() === text)) return kept;
  const coding = answer.header('content-encoding') ?? 'no coding';
  const begins = Buffer.from(answer.bytes.subarray(0, 4)).toString('hex');
  const seen = `${coding} named, ${answer.bytes.length} bytes that begin with ${begins}`;
  return [problem('the body', `the words "${text}", decoded, or labelled with their coding`, seen)];
}
