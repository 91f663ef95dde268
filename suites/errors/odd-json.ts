import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { type Judgement, kept, oneOf, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { isRefusedWith400 } from './envelope.ts';
import { type Answers, capped, ofRefusals, sendAll } from './family.ts';

/** Deeper than Python recurses (1000) and serde_json reads (128), and small enough to cost next to nothing. */
const levels = 1100;

/** A chat request as text, with members that no object could hold written at its end. */
function textWith(gateway: Gateway, members: string): string {
  const whole = JSON.stringify(gateway.chatBody(capped(gateway, 1)));
  return `${whole.slice(0, -1)},${members}}`;
}

/** The same request, its question put into quotes as it stands: escapes stay escapes. */
function asking(gateway: Gateway, quoted: string): string {
  const mark = 'runestone-question';
  const body = gateway.chatBody({ ...capped(gateway, 1), messages: [{ role: 'user', content: mark }] });
  return JSON.stringify(body).replace(mark, () => quoted);
}

function invalidUtf8(gateway: Gateway): Uint8Array {
  const [before = '', after = ''] = asking(gateway, 'Hi|').split('|');
  return Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe]), Buffer.from(after)]);
}

const notObjects = (answers: Answers) => pick(answers, ['[]', 'null']);
const oddOnes = (answers: Answers) => pick(answers, odd);
const odd = [
  'bytes that are no UTF-8',
  'half a surrogate pair',
  'a NUL',
  'deep nesting',
  'a name twice, and 2^63',
  'a number beyond any double',
];

interface Seen {
  readonly answers: Answers;
  /** An ordinary request that follows all of them. */
  readonly next: Exchange;
}

export default scenario({
  id: 'odd-json',
  title: 'Bodies that are no object, no text, or too much, and an ordinary request after them',
  needs: ['model'],
  cost: { requests: 10, tokens: 1000 },
  exchange: async (gateway): Promise<Seen> => ({
    answers: await sendAll(gateway, {
      'no body': '',
      '[]': '[]',
      null: 'null',
      'bytes that are no UTF-8': invalidUtf8(gateway),
      'half a surrogate pair': asking(gateway, 'Hi \\ud800'),
      'a NUL': asking(gateway, 'Hi \\u0000'),
      'deep nesting': textWith(gateway, `"metadata":${'['.repeat(levels)}${']'.repeat(levels)}`),
      'a name twice, and 2^63': textWith(
        gateway,
        `"model":${JSON.stringify(gateway.model)},"seed":9223372036854775808`,
      ),
      'a number beyond any double': textWith(gateway, '"temperature":1e999'),
    }),
    next: await gateway.chat(),
  }),
  judges: {
    ...forAnswers(ofRefusals),
    'errors.malformed-json': ({ answers }) => everyOne(pick(answers, ['no body']), isRefusedWith400),
    'errors.object-body': ({ answers }) => everyOne(notObjects(answers), isRefusedWith400),
    'errors.odd-json': ({ answers, next }) => [
      ...everyOne(oddOnes(answers), ({ status }) => oneOf('the status', status, [200, 400, 413, 422])),
      ...(next.ok ? kept : [{ ...problem('the next request', '200', statusAndBody(next)), wire: next.wire }]),
    ],
  },
});

const pick = (answers: Answers, names: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)));

/** Judges of answers, for a scenario that saw something beside them. */
function forAnswers(judges: Readonly<Record<string, (answers: Answers) => Judgement>>) {
  return Object.fromEntries(Object.entries(judges).map(([id, judged]) => [id, ({ answers }: Seen) => judged(answers)]));
}
