import type { Gateway, Patch } from '../../../harness/gateway/gateway.ts';
import { scenario } from '../../../harness/scenario.ts';
import { together } from '../../together.ts';
import { type Arrival, arrival } from '../arrival.ts';
import { directive } from '../sides.ts';
import {
  callsReturn,
  finishReturns,
  ifAllCame,
  judgeReturned,
  logprobsReturn,
  textReturns,
  usageReturns,
} from './returned.ts';

/** Blanks and line breaks that mean something, what JSON escapes, and characters of every length in UTF-8. */
const text =
  'Grüße,\n\n```py\n\tx = "a\\\\n"  # two  blanks\n```\n中文 🪨 👩‍🚀 e\u0301 \u2028 <b>&amp;</b> שלום [DONE] data: {}';

async function ask(
  gateway: Gateway,
  prompt: string,
  patch: Patch,
  words: Readonly<Record<string, string>> = {},
): Promise<Arrival> {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `${directive({ nonce, ...words })} ${prompt}` }];
  return arrival(gateway, nonce, () => gateway.chat({ max_tokens: 48, ...patch, messages }));
}

const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Weather of a city.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string' },
          days: { const: 0 },
          exact: { const: false },
          note: { const: 'a "b" \\ ü 🪨 \n</tool>' },
          nothing: { const: null },
        },
        required: ['city', 'days', 'exact', 'note', 'nothing'],
      },
    },
  },
];

const streaming = { stream: true, stream_options: { include_usage: true } };
/** Ends as no model does by itself, and a filter of the provider does. */
const filtered = { shape: 'filtered' };
/** Its choices end for different reasons. */
const uneven = { shape: 'uneven' };
/** Begins with blanks, as code does; a part of what was counted came from a cache, or was thought. */
const indented = { shape: 'indented,detailed' };
/** Calls with an argument that a double does not hold. */
const longIds = { shape: 'long-id' };
const likely = { logprobs: true, top_logprobs: 3 };
const asked = 'What is the weather in Zürich and Oslo?';
const repeat = `Repeat exactly: ${text}`;

export default scenario({
  id: 'answers-return',
  title: 'Answers on their way back',
  needs: ['model', 'upstream'],
  cost: { requests: 9, tokens: 2200 },
  exchange: async (gateway) => {
    const [plain, streamed, choices, pair, cut, called, calling, likelyPlain, likelyStreamed] = await Promise.all([
      ask(gateway, repeat, {}, { frame: 'split-utf8', ...indented }),
      ask(gateway, repeat, streaming, { frame: 'split-utf8', shape: `${indented.shape},blanks-apart` }),
      ask(gateway, 'Write a line.', { n: 2, ...streaming }, uneven),
      ask(gateway, 'Write a line.', { n: 2 }, uneven),
      ask(gateway, repeat, { max_tokens: 7 }),
      ask(gateway, asked, { tools, max_tokens: 100 }, longIds),
      ask(gateway, asked, { tools, max_tokens: 100, ...streaming }, { frame: 'split-escape', ...longIds }),
      ask(gateway, 'Say yes', likely, filtered),
      ask(gateway, 'Say yes', { ...likely, ...streaming }, filtered),
    ]);
    return { plain, streamed, choices, pair, cut, called, calling, likelyPlain, likelyStreamed };
  },
  judges: {
    'fidelity.text-returns': ({ plain, streamed, choices, pair, cut }) =>
      together(
        ...[plain, streamed, cut].map((one) => judgeReturned(one, /stream/, textReturns)),
        ...[choices, pair].map((one) => judgeReturned(one, /\bn\b|stream/, ifAllCame(textReturns))),
      ),
    'fidelity.finish-returns': ({
      plain,
      streamed,
      cut,
      called,
      calling,
      choices,
      pair,
      likelyPlain,
      likelyStreamed,
    }) =>
      together(
        ...[choices, pair].map((one) => judgeReturned(one, /\bn\b|stream/, finishReturns)),
        ...[likelyPlain, likelyStreamed].map((one) => judgeReturned(one, /logprobs/, finishReturns)),
        ...[plain, streamed, cut].map((one) => judgeReturned(one, /stream/, finishReturns)),
        ...[called, calling].map((one) => judgeReturned(one, /tool/, finishReturns)),
      ),
    'fidelity.calls-return': ({ called, calling }) =>
      together(...[called, calling].map((one) => judgeReturned(one, /tool/, callsReturn))),
    'fidelity.usage-returns': ({ plain, streamed, cut, calling }) =>
      together(...[plain, streamed, cut, calling].map((one) => judgeReturned(one, /stream|tool/, usageReturns))),
    'fidelity.logprobs-return': ({ likelyPlain, likelyStreamed }) =>
      together(...[likelyPlain, likelyStreamed].map((one) => judgeReturned(one, /logprobs/, logprobsReturn))),
  },
});
