import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { answered200, everyOne, hasJsonMediaType, hasRequestId, isOneJsonValue, statusAndBody } from '../http.ts';
import { at, isObject, list } from '../json.ts';
import { conforms } from '../schema.ts';
import { absent, complete, ifAnswered } from './asked.ts';

interface Seen {
  readonly plain: Exchange;
  readonly nulls: Exchange;
  readonly suffix: Exchange;
}

export default scenario({
  id: 'completion',
  title: 'A legacy completion: plain, with nulls, and with a suffix',
  needs: ['model'],
  capability: 'completions',
  cost: { requests: 3, tokens: 120 },
  exchange: async (gateway): Promise<Seen> => {
    const [plain, nulls, suffix] = await Promise.all([
      complete(gateway),
      complete(gateway, { max_tokens: null, stop: null, logprobs: null, suffix: null }),
      complete(gateway, { suffix: ' and nothing else.' }),
    ]);
    return { plain, nulls, suffix };
  },
  judges: {
    'completions.answers-200': ({ plain }) => absent(plain) ?? answered200(plain),
    'completions.schema': ({ plain }) => ifAnswered(plain, isCompletion),
    'completions.usage': ({ plain }) => ifAnswered(plain, (answer) => reportsUsage(at(answer.json, 'usage'))),
    'completions.nulls': ({ plain, nulls }) => {
      if (absent(plain) !== null) return notOffered('/completions is not offered');
      return nulls.status === 200 ? kept : [problem('the status', '200', statusAndBody(nulls))];
    },
    'errors.never-5xx': (answers) => everyOne({ ...answers }, survives),
    'http.one-json-value': ({ plain }) => (plain.ok ? isOneJsonValue(plain) : kept),
    'http.json-media-type': ({ plain }) => (plain.ok ? hasJsonMediaType(plain) : kept),
    'http.request-id': ({ plain }) => absent(plain) ?? hasRequestId(plain),
  },
});

function isCompletion(answer: Exchange): Judgement {
  const choices = list(answer.json, 'choices');
  return [
    ...conforms('Completion', answer.json),
    ...(Array.isArray(at(answer.json, 'choices')) ? holds('choices', choices, 'one', choices.length === 1) : kept),
  ];
}

/** The arithmetic is the same as for chat. */
export function reportsUsage(usage: unknown): Judgement {
  if (!isObject(usage)) return [problem('usage', 'an object with token counts', usage)];
  const [prompt, completion] = [Number(usage['prompt_tokens']), Number(usage['completion_tokens'])];
  return [
    ...holds('usage', usage, 'prompt_tokens and completion_tokens above zero', prompt > 0 && completion > 0),
    ...holds('usage.total_tokens', usage['total_tokens'], 'their sum', usage['total_tokens'] === prompt + completion),
  ];
}
