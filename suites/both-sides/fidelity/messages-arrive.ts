import type { CallOptions, Gateway } from '../../../harness/gateway/gateway.ts';
import { scenario } from '../../../harness/scenario.ts';
import { together } from '../../together.ts';
import { type Arrival, arrival, judgeArrived } from '../arrival.ts';
import { directive, numberedWords } from '../sides.ts';
import { blanksNotKept, messagesNotKept, placesNotKept } from './messages-kept.ts';

interface Sent extends Arrival {
  readonly sent: readonly unknown[];
}

const cap = 4; // tokens: what is answered does not matter here

async function send(
  gateway: Gateway,
  messages: (mark: string) => readonly unknown[],
  patch = {},
  options: CallOptions = {},
): Promise<Sent> {
  const nonce = gateway.nonce();
  const sent = messages(directive({ nonce }));
  const body = { max_tokens: cap, messages: sent, ...patch };
  return { sent, ...(await arrival(gateway, nonce, () => gateway.chat(body, options))) };
}

const conversation = (mark: string, role = 'system') => [
  { role, content: 'Answer briefly.' },
  { role: 'user', content: 'Name a colour.' },
  { role: 'assistant', content: 'Red.' },
  { role: 'user', content: 'Name a colour.' }, // said twice on purpose: no cache of messages may join them
  { role: 'assistant', content: 'Blue, then.' },
  { role: 'user', content: `def f(x):\n\tif x:\n\t    return  "a\\n"  # two blanks\n\nGo on. ${mark}` },
];

/** More than a page of text, and more turns than whoever shortens a conversation keeps. */
const page = numberedWords(1200);
const turns = ['Rome', 'Oslo', 'Bern', 'Riga', 'Kyiv'].flatMap((city) => [
  { role: 'user', content: `Is ${city} a capital?` },
  { role: 'assistant', content: `${city} is.` },
]);

/** What a file or the answer of a tool holds: longer than what is cut by whoever expects a few pages. */
const file = Array.from({ length: 37_500 }, (_, line) => `${line}`.padStart(8, '0')).join('');
/** Characters of three bytes each, so many that whoever reads a body piece by piece cuts one in two. */
const wide = '漢'.repeat(40_000);

/** What the upstream counts of either at most, which nobody is billed for. */
const longTokens = 8000;

const long = (mark: string) => [
  { role: 'user', content: `Keep this in mind: ${page}` },
  { role: 'assistant', content: 'I do.' },
  { role: 'user', content: `And this file: ${file}` },
  { role: 'assistant', content: 'I will.' },
  ...turns,
  ...conversation(mark).slice(1),
];

// Composed and decomposed, beyond the first plane, joined, right to left, the line separators of JavaScript, controls, the line ends of DOS.
const characters = (mark: string) => [
  {
    role: 'user',
    content: `    Grüße e\u0301 中文 🪨 👩‍🚀 𝒳 שלום ½ \u2028\u2029 \u200b < & > ' " \\ / \b\u0001 a\r\nb ${mark}\n`,
  },
];

const call = (id: string, args: string) => ({
  id,
  type: 'function',
  function: { name: 'get_weather', arguments: args },
});

const history = (mark: string) => [
  { role: 'user', content: 'Weather in Zürich and in Oslo?' },
  {
    role: 'assistant',
    content: null,
    tool_calls: [call('call12345', '{"city": "Zürich", "days":0}'), call('call67890', '{"city":"Oslo"}')],
  },
  { role: 'tool', tool_call_id: 'call12345', content: '{"degrees":0,"rain":false,"wind":null}' },
  { role: 'tool', tool_call_id: 'call67890', content: '-3' },
  { role: 'user', content: `Which is warmer? ${mark}` },
];

const tools = [
  {
    type: 'function',
    function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
  },
];

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const parts = (mark: string) => [
  {
    role: 'user',
    content: [
      { type: 'text', text: 'First.' },
      { type: 'image_url', image_url: { url: pixel, detail: 'low' } },
      { type: 'text', text: `Then. ${mark}` },
    ],
  },
];

/** What is to hold from there on. */
const turned = (mark: string) => [
  { role: 'system', content: 'Answer briefly.' },
  { role: 'user', content: 'Name a fruit.' },
  { role: 'assistant', content: 'A pear.' },
  { role: 'system', content: 'From now on answer in French.' },
  { role: 'user', content: `And another. ${mark}` },
];

const judge = (seen: Sent, names: RegExp) =>
  judgeArrived(seen, names, (body) => [...messagesNotKept(seen.sent, body), ...placesNotKept(seen.sent, body)]);

export default scenario({
  id: 'messages-arrive',
  title: 'Conversations on their way to the model',
  needs: ['model', 'upstream'],
  cost: { requests: 8, tokens: 12_000 },
  exchange: async (gateway) => {
    const [plain, streamed, whole, instructed, odd, broad, called, pictured] = await Promise.all([
      send(gateway, conversation),
      send(gateway, (mark) => conversation(mark, 'developer'), { stream: true }),
      send(gateway, long, {}, { reserve: longTokens }),
      send(gateway, turned),
      send(gateway, characters),
      send(gateway, (mark) => [{ role: 'user', content: `${wide} ${mark}` }], {}, { reserve: longTokens }),
      send(gateway, history, { tools }),
      send(gateway, parts),
    ]);
    return { plain, streamed, whole, instructed, odd, broad, called, pictured };
  },
  judges: {
    'fidelity.messages-arrive': ({ plain, streamed, whole, instructed }) => {
      const first = judge(plain, /messages/);
      if (Array.isArray(first) && first.length > 0) return first;
      // Whether it takes developers at all is judged elsewhere.
      return together(
        first,
        judge(streamed, /./),
        judge(whole, /context|length|large/),
        judge(instructed, /system|role/),
      );
    },
    'fidelity.characters-arrive': ({ odd, broad }) =>
      together(judge(odd, /character|unicode|utf/i), judge(broad, /context|length|large/)),
    'fidelity.blanks-arrive': ({ odd }) => judgeArrived(odd, /./, (body) => blanksNotKept(odd.sent, body)),
    'fidelity.tool-history-arrives': ({ called }) => judge(called, /tool/),
    'fidelity.parts-arrive': ({ pictured }) => judge(pictured, /content|image|part|vision|multimodal/i),
  },
});
