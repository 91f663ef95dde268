import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { answered200, everyOne } from '../http.ts';
import { at, isObject, list } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { absent, complete } from './asked.ts';

const prompt = 'The lighthouse keeper said';

interface Seen {
  readonly prompts: Exchange;
  readonly tokens: Exchange;
  readonly echo: Exchange;
  readonly logprobs: Exchange;
}

export default scenario({
  id: 'completion-options',
  title: 'Legacy completions of several prompts, of tokens, with echo and with log probabilities',
  needs: ['model'],
  cost: { requests: 4, tokens: 200 },
  exchange: async (gateway): Promise<Seen> => {
    const [prompts, tokens, echo, logprobs] = await Promise.all([
      complete(gateway, { prompt: ['Say A', 'Say B'] }),
      complete(gateway, { prompt: [[1212, 318], [257]] }),
      complete(gateway, { prompt, echo: true, max_tokens: 1 }),
      complete(gateway, { logprobs: 3 }),
    ]);
    return { prompts, tokens, echo, logprobs };
  },
  judges: {
    'completions.prompt-list': ({ prompts }) => judged(prompts, ['prompt'], hasBothChoices),
    'completions.token-prompts': ({ tokens }) => judged(tokens, ['prompt', 'token', 'tokens'], hasBothChoices),
    'completions.echo': ({ echo }) => judged(echo, ['echo'], beginsWithPrompt),
    'completions.logprobs': ({ logprobs }) => {
      // Who takes only true and false has read the document of another endpoint.
      const boolean = /\bbool/i.test(logprobs.text) && !logprobs.ok;
      return boolean ? [problem('logprobs: 3', '200', logprobs.text)] : judged(logprobs, ['logprobs'], hasLogprobs);
    },
    'errors.never-5xx': (answers) => everyOne({ ...answers }, survives),
  },
});

function judged(answer: Exchange, names: readonly string[], judge: (answer: Exchange) => Judgement): Judgement {
  const missing = absent(answer) ?? declinesParameter(answer, ...names);
  if (missing !== null) return missing;
  return answer.status === 200 ? judge(answer) : answered200(answer);
}

function hasBothChoices(answer: Exchange): Judgement {
  const indexes = list(answer.json, 'choices').map((choice) => at(choice, 'index'));
  return holds('the indexes of the choices', indexes, '[0,1]', indexes.join() === '0,1');
}

/** Tokenizers may change the space around a prompt, never its words. */
function beginsWithPrompt(answer: Exchange): Judgement {
  const text = at(answer.json, 'choices', 0, 'text');
  const begins = typeof text === 'string' && text.trimStart().startsWith(prompt);
  return holds('choices.0.text', text, `"${prompt}" and the answer`, begins);
}

function hasLogprobs(answer: Exchange): Judgement {
  const logprobs = at(answer.json, 'choices', 0, 'logprobs');
  if (!isObject(logprobs)) {
    return softly([problem('choices.0.logprobs', 'tokens and token_logprobs', logprobs)]);
  }
  const [tokens, values] = [list(logprobs, 'tokens'), list(logprobs, 'token_logprobs')];
  return [
    ...holds('logprobs.tokens', at(logprobs, 'tokens') ?? logprobs, 'a list of texts', tokens.length > 0),
    ...holds(
      'logprobs.token_logprobs',
      values.length,
      `as many as tokens, ${tokens.length}`,
      values.length === tokens.length,
    ),
  ];
}
