import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Patch } from '../../harness/gateway/gateway.ts';
import type { Problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { names, takes, withstands } from '../chat/acceptance.ts';
import { everyOne } from '../http.ts';
import { weatherTool } from './weather-tool.ts';

const question = 'Reply with the single word OK.';

/** What real servers refuse one by one, each in a request of its own at its default or a harmless value. */
const optional: Readonly<Record<string, Patch>> = {
  store: { store: false },
  metadata: { metadata: {} },
  logprobs: { logprobs: false },
  service_tier: { service_tier: 'auto' },
  parallel_tool_calls: { parallel_tool_calls: true, tools: [weatherTool] },
  response_format: { response_format: { type: 'text' } },
  name: { messages: [{ role: 'user', name: 'runestone', content: question }] },
  user: { user: 'runestone', safety_identifier: 'runestone', prompt_cache_key: 'runestone' },
};

export default scenario({
  id: 'optional-parameters',
  title: 'Optional parameters, one by one',
  needs: ['model'],
  cost: { requests: Object.keys(optional).length, tokens: Object.keys(optional).length * 60 },
  exchange: async (gateway): Promise<Readonly<Record<string, Exchange>>> =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(optional).map(async ([name, patch]) => [name, await gateway.chat(patch)] as const),
      ),
    ),
  judges: {
    'errors.never-5xx': (answers) => everyOne(answers, withstands),
    'requests.optional-parameters': (answers) =>
      takeEach(answers, ['store', 'metadata', 'logprobs', 'service_tier', 'parallel_tool_calls']),
    'requests.response-format-text': (answers) => takeEach(answers, ['response_format']),
    'requests.identifiers': (answers) => takeEach(answers, ['name', 'user']),
  },
});

function takeEach(answers: Readonly<Record<string, Exchange>>, wanted: readonly string[]): readonly Problem[] {
  return wanted.flatMap((name) => {
    const answer = answers[name];
    if (answer === undefined || (name === 'parallel_tool_calls' && names(answer, ['tools']))) return [];
    return takes(name, answer, Object.keys(optional[name] ?? {}));
  });
}
