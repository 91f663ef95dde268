import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { survives } from '../errors/envelope.ts';
import { statusAndBody } from '../http.ts';
import { at, isText, list } from '../json.ts';
import { chunksOf } from './chunks.ts';

/** Whether a request was answered by a completion; an error under status 200 is a refusal that nobody hears. */
export function isAnswered(answer: Exchange): boolean {
  if (answer.status !== 200) return false;
  return list(answer.json, 'choices').length > 0 || chunksOf(answer).length > 0;
}

/** Whether a request was refused as one that does not validate. */
export const isRefused = ({ status }: Exchange): boolean => status === 400 || status === 422;

/** Whether a refusal speaks of one of these fields, in `error.param` or in its words. */
export const names = (answer: Exchange, fields: readonly string[]): boolean =>
  isRefused(answer) && fields.some((field) => speaksOf(answer, field));

function speaksOf(answer: Exchange, field: string): boolean {
  const param = at(answer.json, 'error', 'param');
  if (isText(param) && param.split(/[.[\]]/).includes(field)) return true;
  // A name of one letter is a word of many languages: only in quotes does it name a field.
  const named = field.length === 1 ? `["'\`]${field}\\\\?["'\`]` : `(?<![A-Za-z0-9_])${field}(?![A-Za-z0-9_])`;
  return new RegExp(named).test(answer.text);
}

/** `what` was taken and answered. A refusal that names one of `fields` is said softly. */
export function takes(what: string, answer: Exchange, fields: readonly string[] = []): readonly Problem[] {
  if (isAnswered(answer)) return kept;
  const found = [{ ...problem(what, 'a completion', statusAndBody(answer)), wire: answer.wire }];
  return names(answer, fields) ? softly(found) : found;
}

/** What is optional is answered, or refused as a request that does not validate. */
export function takesOrRefuses(what: string, answer: Exchange): readonly Problem[] {
  if (isAnswered(answer) || isRefused(answer)) return kept;
  return [{ ...problem(what, 'a completion, or a refusal with 400', statusAndBody(answer)), wire: answer.wire }];
}

/** No 5xx and no dead connection, whatever valid and optional things were asked. */
export const withstands = (answer: Exchange): readonly Problem[] =>
  survives(answer).map((one) => ({ ...one, expected: 'a completion, or a refusal with a 4xx status' }));
