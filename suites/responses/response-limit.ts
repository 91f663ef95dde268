import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { whenOffered } from './offered.ts';
import { respond } from './request.ts';
import { inBody, outputText } from './whole.ts';

/** The least that the live API takes. */
const cap = 16;

export default scenario({
  id: 'response-limit',
  title: 'A response that its token limit cuts',
  needs: ['model'],
  model: true,
  cost: { requests: 2, tokens: 80 },
  exchange: (gateway) => respond(gateway, { input: 'Count from 1 to 150 in words.', max_output_tokens: cap }),
  judges: { 'responses.says-incomplete': whenOffered(inBody(saysIncomplete), 'max_output_tokens') },
});

function saysIncomplete(response: unknown, _answer: Exchange): Judgement {
  const status = at(response, 'status');
  const reason = at(response, 'incomplete_details', 'reason');
  if (status === 'incomplete') {
    return reason === 'max_output_tokens'
      ? kept
      : [problem('incomplete_details.reason', '"max_output_tokens"', reason)];
  }
  const used = at(response, 'usage', 'output_tokens');
  const reached = typeof used === 'number' && used >= cap;
  if (status !== 'completed') return inconclusive(`the answer ended with status ${String(status)}`);
  if (!reached && outputText(response) !== '') return inconclusive(`the model needed fewer than ${cap} tokens`);
  return [problem(`the status after ${String(used)} of ${cap} tokens`, '"incomplete"', status)];
}
