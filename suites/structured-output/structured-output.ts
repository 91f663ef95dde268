import type { OpenAI } from 'openai';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, SdkOutcome } from '../../harness/gateway/gateway.ts';
import { scenario } from '../../harness/scenario.ts';
import { completionFoundations, streamFoundations } from '../foundations.ts';
import { cappedAt, roomFor } from '../room.ts';
import { withoutWaits } from '../without-waits.ts';
import * as judge from './judges.ts';
import { words } from './weather.ts';

interface Seen extends judge.Structured {
  readonly object: Exchange;
}

/** A few more than the answer takes. */
const enough = 48;
/** Less than any answer that fits takes. */
const tooFew = 3;

export default scenario<Seen>({
  id: 'structured-answers',
  title: 'Structured output: any JSON object, a schema, whole, streamed and cut',
  needs: ['model'],
  capability: 'structured-output',
  model: true,
  cost: { requests: 5, tokens: 480 },
  exchange: async (gateway) => {
    const [body, cut] = [bodyOf(gateway, roomFor(gateway, enough)), bodyOf(gateway, cappedAt(gateway, tooFew))];
    const [object, whole, streamed, cutWhole, cutStream] = await Promise.all([
      gateway.chat({
        ...roomFor(gateway, enough),
        messages: [{ role: 'user', content: 'Reply in JSON: {"ok": true}' }],
        response_format: { type: 'json_object' },
      }),
      gateway.openai((client) => client.chat.completions.parse(body)),
      gateway.openai((client) => client.chat.completions.stream(body).finalChatCompletion()),
      gateway.openai((client) => client.chat.completions.parse(cut)),
      gateway.openai((client) => client.chat.completions.stream(cut).finalChatCompletion()),
    ]);
    return {
      object,
      whole: withoutWaits(whole),
      streamed: withoutWaits(streamed),
      cutWhole: withoutWaits(cutWhole),
      cutStream: withoutWaits(cutStream),
    };
  },
  judges: {
    ...completionFoundations(({ object, whole, cutWhole }) => [object, ...first(whole, cutWhole)], words),
    ...streamFoundations(({ streamed, cutStream }) => first(streamed, cutStream), words),
    'structured-output.json-object': ({ object }) => judge.isObjectAlone(object),
    'structured-output.json-schema': ({ object, whole }) => judge.fitsTheSchema(whole, object),
    'structured-output.parse-helper': ({ whole }) => judge.isParsed(whole),
    'structured-output.streams': ({ streamed }) => judge.isAssembled(streamed),
    'structured-output.says-when-cut': judge.saysWhenCut,
  },
});

type Body = Omit<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming, 'stream'>;

function bodyOf(gateway: Gateway, cap: Readonly<Record<string, unknown>>): Body {
  // The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time.
  return gateway.chatBody({ ...judge.weatherAsked, ...cap }) as unknown as Body;
}

const first = (...outcomes: readonly SdkOutcome<unknown>[]): readonly Exchange[] =>
  outcomes.flatMap(({ exchanges }) => exchanges);
