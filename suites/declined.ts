import type { Exchange } from '../harness/gateway/exchange.ts';
import { inconclusive, notOffered, type Undecided } from '../harness/judge.ts';
import { statusAndBody } from './http.ts';
import { at } from './json.ts';

/** Whether a request for something optional was cleanly declined: 501, or a 4xx whose error names it. */
export function declines(answer: Exchange, names: RegExp): boolean {
  const { status } = answer;
  if (status === 501) return true;
  if (status === null || status < 400 || status >= 500) return false;
  return ['message', 'param', 'code'].some((field) => names.test(String(at(answer.json, 'error', field) ?? '')));
}

/** Why nothing can be judged of an answer to such a request; null when it was answered. */
export function unanswered(answer: Exchange, names: RegExp): Undecided | null {
  if (answer.ok) return null;
  const seen = statusAndBody(answer);
  return declines(answer, names) ? notOffered(`declined: ${seen}`) : inconclusive(`it was not answered: ${seen}`);
}
