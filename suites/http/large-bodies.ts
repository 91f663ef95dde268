import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import { hasEnvelope } from '../errors/envelope.ts';
import { everyOne, statusAndBody } from '../http.ts';

const MiB = 1024 * 1024;

/** A chat request of about this many bytes, its bulk whitespace between two tokens of JSON, which costs no tokens. */
const padded = (gateway: Gateway, bytes: number): string =>
  JSON.stringify(gateway.chatBody()).replace('{', `{${' '.repeat(bytes)}`);

const post = (gateway: Gateway, bytes: number): Promise<Exchange> =>
  gateway.post('/chat/completions', padded(gateway, bytes), { patient: false });

export const largeBody: Scenario = scenario({
  id: 'large-body',
  title: 'A chat request of 1 MiB',
  needs: ['model'],
  cost: { requests: 1, tokens: 40 },
  exchange: (gateway) => post(gateway, MiB),
  judges: { 'http.large-bodies': isTaken },
});

export const hugeBodies: Scenario = scenario({
  id: 'huge-bodies',
  title: 'Chat requests of 1 MiB in chunks, of 12 MiB, and of more than 32 MiB',
  needs: ['model', 'load'],
  alone: true,
  cost: { requests: 4, tokens: 160 },
  exchange: async (gateway) => {
    const chunks = { body: padded(gateway, MiB), chunkBytes: 64 * 1024 };
    const [chunked] = await gateway.raw([{ method: 'POST', path: '/chat/completions', ...chunks }]);
    return {
      chunked,
      twelve: await post(gateway, 12 * MiB),
      oversize: await post(gateway, 32 * MiB + 64 * 1024),
      after: await gateway.chat(),
    };
  },
  judges: {
    'http.large-bodies': ({ chunked, twelve }) => everyOne({ '1 MiB in chunks': chunked, '12 MiB': twelve }, isTaken),
    'http.refuses-oversize': ({ oversize, after }) => [
      ...everyOne({ '32 MiB': oversize }, isTaken),
      ...everyOne({ 'the next chat': after }, (answer) =>
        answer.status === 200 ? [] : [problem('the status', '200', statusAndBody(answer))],
      ),
    ],
  },
});

/** A parser that was given the first part of a body finds fault with its end. */
const blamesTheJson = /(?:invalid|malformed|unexpected end of|could not parse).{0,20}json/i;

/** Answered, or refused in a way that every client can read. */
function isTaken(answer: Exchange): readonly Problem[] {
  const { status } = answer;
  if (status === 200) return [];
  const readable = hasEnvelope(answer).length === 0 && !blamesTheJson.test(answer.text);
  if ((status === 413 || status === 400) && readable) return [];
  return [problem('the answer', '200, or 413 with an error envelope', statusAndBody(answer))];
}
