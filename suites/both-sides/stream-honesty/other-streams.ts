import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { sentinel } from '../../chat/chunks.ts';
import { declinesEndpoint } from '../../not-offered.ts';
import { responseBody } from '../../responses/request.ts';
import { together } from '../../together.ts';
import { type Arrival, answered, arrival } from '../arrival.ts';
import { directive, numberedWords } from '../sides.ts';

const paceMs = 60;
const words = numberedWords(12);
/** Shorter than this the model itself spoke at once, and nothing can be told from it; in milliseconds. */
const leastMs = 300;
/** Events that come closer together came at once. */
const apartMs = paceMs / 3;
/** What many gateways put into one write, a reader still sees grow. */
const atOnce = 4;
const cap = 60; // tokens

const city = { type: 'string' };
const properties = { from: city, to: city, by: city, on: city, with: city };
const parameters = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
const tools = [{ type: 'function', function: { name: 'plan_trip', parameters } }];

export default scenario({
  id: 'other-streams',
  title: 'When the events of other streams than words of a chat left the model, and when they arrived',
  needs: ['model', 'upstream'],
  cost: { requests: 3, tokens: 500 },
  alone: true, // its times are to be the gateway's, not those of a machine that does much else
  model: true, // a machine that is busy now may have a quieter moment
  exchange: async (gateway) => {
    const mark = (nonce: string) => directive({ nonce, pace: `${paceMs}ms` });
    const [completion, response, call] = await Promise.all([
      sent(gateway, (nonce) =>
        gateway.post('/completions', {
          model: gateway.model,
          prompt: `${mark(nonce)} Repeat exactly: ${words}`,
          max_tokens: cap,
          stream: true,
        }),
      ),
      sent(gateway, (nonce) => {
        const input = `${mark(nonce)} Repeat exactly: ${words}`;
        return gateway.post('/responses', responseBody(gateway, { input, max_output_tokens: cap, stream: true }));
      }),
      sent(gateway, (nonce) => {
        const messages = [{ role: 'user', content: `${mark(nonce)} Plan a trip.` }];
        return gateway.chat({ messages, tools, tool_choice: 'required', max_tokens: cap, stream: true });
      }),
    ]);
    return { completion, response, call };
  },
  judges: {
    'stream-honesty.every-stream-flows': ({ completion, response }) =>
      together(
        declinesEndpoint(completion.answer, '/completions') ?? flows(completion, 'the stream of a legacy completion'),
        declinesEndpoint(response.answer, '/responses') ?? flows(response, 'the stream of a response'),
      ),
    'stream-honesty.calls-flow': ({ call }) => flows(call, 'the stream of a tool call'),
  },
});

function sent(gateway: Gateway, send: (nonce: string) => Promise<Exchange>): Promise<Arrival> {
  const nonce = gateway.nonce();
  return arrival(gateway, nonce, () => send(nonce));
}

/** Whether the events came in portions that their readers see grow: whose clock is right does not matter to that. */
function flows(one: Arrival, what: string): Judgement {
  const { answer } = one;
  const stamps = answered(one)?.stamps ?? [];
  const said = (stamps.at(-1) ?? 0) - (stamps[1] ?? 0); // two of every event: when it was due, and when it was written
  if (!answer.ok || answer.mediaType !== 'text/event-stream') return inconclusive(`${what}: none came`);
  if (said < leastMs) return inconclusive(`${what}: the model itself sent it within ${Math.round(said)} ms`);
  const times = answer.events.filter(({ data }) => data !== sentinel).map(({ at }) => at);
  const portions = times.filter((at, index) => at - (times[index - 1] ?? Number.NEGATIVE_INFINITY) > apartMs).length;
  if (portions >= times.length / atOnce) return kept;
  const seen = `${times.length} events in ${portions} portions, while the model took ${Math.round(said)} ms`;
  return [{ ...problem(what, 'to come as the model sends it', seen), wire: answer.wire }];
}
