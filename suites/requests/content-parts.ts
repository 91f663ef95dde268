import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered, names, takes, withstands } from '../chat/acceptance.ts';
import { user } from '../chat/choices.ts';
import { everyOne } from '../http.ts';
import { conforms } from '../schema.ts';
import { losesNone } from './lost-text.ts';
import { weatherTool } from './weather-tool.ts';

const parts = (...texts: readonly string[]) => texts.map((text) => ({ type: 'text', text }));
const question = user('Reply with the single word OK.');

/** Nine letters and digits: Mistral takes no other id. */
const callId = 'call12345';

const call = { id: callId, type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } };

export default scenario({
  id: 'content-parts',
  title: 'Content as a list of text parts, in messages of every role',
  needs: ['model'],
  cost: { requests: 5, tokens: 360 },
  exchange: async (gateway) => {
    const nonce = gateway.nonce();
    const words = `${nonce} was written on the wall of the harbour`;
    const [asText, asUser, asOthers, asDeveloper, asTool] = await Promise.all([
      gateway.chat({ messages: [user(`Repeat exactly: ${words}`)] }),
      gateway.chat({ messages: [user(parts('Repeat exactly:', words))] }),
      gateway.chat({
        messages: [
          { role: 'system', content: parts('Be brief.', 'Be exact.') },
          question,
          { role: 'assistant', content: parts('OK') },
          question,
        ],
      }),
      gateway.chat({ messages: [{ role: 'developer', content: parts('Be brief.') }, question] }),
      gateway.chat({
        tools: [weatherTool],
        messages: [
          user('What is the weather in Paris?'),
          { role: 'assistant', content: 'Let me see.', tool_calls: [call] },
          { role: 'tool', tool_call_id: callId, content: parts('18 C') },
        ],
      }),
    ]);
    return { nonce, asText, asUser, others: { asOthers, asDeveloper, asTool } };
  },
  judges: {
    'errors.never-5xx': ({ asUser, others }) => everyOne({ asUser, ...others }, withstands),
    'chat.schema': ({ asUser, others }) => everyOne({ asUser, ...others }, isACompletion),
    'requests.text-parts': ({ nonce, asText, asUser }) => [
      ...takes('a list of text parts of a user', asUser),
      ...losesNone(nonce, asUser, asText),
    ],
    'requests.parts-in-every-role': ({ others: { asOthers, asDeveloper, asTool } }) => [
      ...takes('text parts of system and assistant', asOthers),
      ...unlessDeclined('text parts of a developer', asDeveloper, ['role']),
      ...unlessDeclined('text parts of a tool', asTool, ['tools', 'tool_choice']),
    ],
  },
});

/** Parts in a request are no reason for parts in its answer. */
const isACompletion = (answer: Exchange): readonly Problem[] =>
  isAnswered(answer)
    ? conforms('ChatCompletion', answer.json).filter(({ message }) => !message.includes('tool_calls'))
    : kept;

/** Who takes no such message at all says nothing about its parts. */
const unlessDeclined = (what: string, answer: Exchange, declined: readonly string[]): readonly Problem[] =>
  names(answer, declined) ? kept : takes(what, answer);
