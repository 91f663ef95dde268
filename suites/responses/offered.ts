import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, notOffered, type Undecided } from '../../harness/judge.ts';
import { statusAndBody } from '../http.ts';
import { at } from '../json.ts';

/** Statuses that say "there is no such thing here" and nothing else. */
const absent: readonly unknown[] = [404, 405, 501];

/** How a target declined the Responses API cleanly, or null when it is offered, or answers in any other way. */
export function declined(answer: Exchange, ...parameters: readonly string[]): Undecided | null {
  const { status } = answer;
  if (absent.includes(status)) return notOffered(`the Responses API is not offered: ${statusAndBody(answer)}`);
  const words = ['responses? api', '/(?:v1/)?responses', ...parameters].join('|');
  const said = [at(answer.json, 'error', 'param'), at(answer.json, 'error', 'message')];
  const names = said.some((text) => typeof text === 'string' && new RegExp(words, 'i').test(text));
  if (status === null || status < 400 || status >= 500 || !names) return null;
  return notOffered(`it declines by name: ${statusAndBody(answer)}`);
}

/** Judges an answer only when the target offers what was asked for. */
export const whenOffered =
  (judge: (answer: Exchange) => Judgement, ...parameters: readonly string[]) =>
  (answer: Exchange): Judgement =>
    declined(answer, ...parameters) ?? judge(answer);
