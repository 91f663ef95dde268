import type { Exchange } from '../../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, type Problem, problem } from '../../../harness/judge.ts';
import { scenario, type Time } from '../../../harness/scenario.ts';
import { textOf } from '../../chat/chunks.ts';
import { statusAndBody } from '../../http.ts';
import { declinesEndpoint } from '../../not-offered.ts';
import { overScripted, perform, type Scripted } from '../scripted.ts';
import { numberedWords } from '../sides.ts';
import { endOf, goodEnd, saysDone } from '../stream-honesty/told.ts';
import { timesOf } from '../times.ts';
import { closingMs, type Leave, type Left, leave, leftAt } from './leave.ts';
import { stayBesideTwin } from './twin.ts';

const says = `Repeat exactly: ${numberedWords(120)}`;
/** Nobody waits for it to end by itself. */
const long = { says, cap: 150 } as const;

const paced = { pace: '50ms' };

const leaves: readonly Leave[] = [
  { ...long, name: 'a stream, in the middle', words: paced, reached: 'answering' },
  {
    ...long,
    name: 'the stream of a completion, in the middle',
    words: paced,
    reached: 'answering',
    on: '/completions',
  },
  { ...long, name: 'the stream of a response, in the middle', words: paced, reached: 'answering', on: '/responses' },
  { ...long, name: 'a stream, before its first word', words: { 'body-delay': '10s' }, reached: 'answering' },
  { ...long, name: 'a stream, before its headers', words: { delay: '10s' }, reached: 'arrived' },
  { ...long, name: 'an answer that is not streamed', words: { delay: '10s' }, reached: 'arrived', stream: false },
];

const staying = numberedWords(40);
/** Readers notice nothing of what closes sooner. */
const promptMs = 1000;

interface Seen {
  readonly left: readonly Left[];
  /** Others that were under way meanwhile. */
  readonly stayed: readonly Scripted[];
  /** Asked when all had left. */
  readonly next: Exchange;
}

export default scenario({
  id: 'leaving-clients',
  title: 'Clients that leave, seen from the model',
  needs: ['model', 'upstream'],
  cost: { requests: 11, tokens: 2200 },
  exchange: async (gateway): Promise<Seen> => {
    const stays = { words: { pace: '30ms' }, says: `Repeat exactly: ${staying}`, cap: 60 };
    const [stayed, twin, left] = await Promise.all([
      perform(gateway, [
        { ...stays, name: 'a stream beside them' },
        { ...stays, name: 'an answer beside them', words: { delay: '1200ms' }, stream: false },
      ]),
      stayBesideTwin(gateway),
      Promise.all(leaves.map((one) => leave(gateway, one))),
    ]);
    return { left, stayed: [...stayed, twin], next: await gateway.chat() };
  },
  judges: {
    'cancellation.midway': ({ left }) => overLeft(left.slice(0, 3), isClosed),
    'cancellation.before-the-first-word': ({ left }) => overLeft(left.slice(3, 4), isClosed),
    'cancellation.before-the-headers': ({ left }) => overLeft(left.slice(4, 5), isClosed),
    'cancellation.not-streamed': ({ left }) => overLeft(left.slice(5), isClosed),
    'cancellation.promptly': ({ left }) => overLeft(left, isPrompt),
    'cancellation.no-retry': ({ left }) => overLeft(left, isNotRetried),
    'cancellation.others-stay': ({ stayed }) => overScripted(stayed, isWhole),
    'cancellation.next-is-answered': ({ next }) => holds('the next answer', statusAndBody(next), '200', next.ok),
  },
  times: ({ left }) => left.flatMap(closing),
});

const overLeft = (left: readonly Left[], judge: (one: Left) => Judgement): Judgement =>
  // The judge of what was left is given back what overScripted was given.
  overScripted(left.filter(isOffered), (one) => {
    const found = left.find(({ answer }) => answer === one.answer);
    if (found?.answer.wire.ending !== 'aborted')
      return inconclusive(`${one.name}: it ended before its client could leave`);
    return judge(found);
  });

const isOffered = ({ answer, on }: Left): boolean => on === undefined || declinesEndpoint(answer, on) === null;

/** How long its first attempt lived on after the client had left, or undefined while it still lived. */
function livedOn(one: Left): number | undefined {
  const [first] = one.attempts;
  return first?.clientLeftAt === undefined ? undefined : first.clientLeftAt - leftAt(one, first);
}

/** What it took, of those that were closed at all. */
function closing(one: Left): readonly Time[] {
  const lived = one.answer.wire.ending === 'aborted' ? livedOn(one) : undefined;
  if (lived === undefined) return [];
  return [{ what: `until it was closed upstream, after its client had left ${one.name}`, ...timesOf([lived]) }];
}

function isClosed(one: Left): readonly Problem[] {
  const lived = livedOn(one);
  if (lived !== undefined && lived <= closingMs) return kept;
  return [problem('the request upstream', `closed within ${closingMs} ms after its client had left`, howLong(one))];
}

function isPrompt(one: Left): Judgement {
  const lived = livedOn(one);
  if (lived === undefined) return inconclusive(`${one.name}: it was not closed at all`);
  if (lived <= promptMs) return kept;
  return [problem('the request upstream', `closed within ${promptMs} ms after its client had left`, howLong(one))];
}

function howLong(one: Left): string {
  const lived = livedOn(one);
  if (lived !== undefined) return `closed after ${Math.round(lived)} ms`;
  const finished = one.attempts[0]?.finishedAt !== undefined;
  return finished ? 'it ran to its end' : `still open after ${closingMs} ms`;
}

function isNotRetried(one: Left): readonly Problem[] {
  const later = one.attempts.filter((attempt) => attempt.receivedAt > leftAt(one, attempt));
  return holds('the attempts after the client had left', later.length, 'none', later.length === 0);
}

function isWhole({ answer, stream }: Scripted): readonly Problem[] {
  if (stream === false)
    return holds('the answer', statusAndBody(answer), '200, whole', answer.ok && answer.json !== undefined);
  const whole = textOf(answer).trim() === staying && goodEnd(answer) !== undefined && saysDone(answer);
  return holds('the stream', endOf(answer), 'whole, to its [DONE]', whole);
}
