import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem, problem, show, softly } from '../../harness/judge.ts';
import { statusAndBody } from '../http.ts';
import { at, isObject, isText } from '../json.ts';

/** Whether a response refuses the request: only then is its body an error. */
export const refuses = (answer: Exchange): boolean => answer.status !== null && answer.status >= 400;

/** `{error: {message}}` as an object with an object, with a message that says something. */
export function hasEnvelope(answer: Exchange): readonly Problem[] {
  if (!refuses(answer)) return kept;
  const error = at(answer.json, 'error');
  if (!isObject(error)) {
    return [problem(`the body of the ${answer.status}`, '{"error": {"message": …}}', answer.json ?? answer.text)];
  }
  return holds('error.message', error['message'], 'a text that is not empty', isText(error['message']));
}

/** type, param and code as the document has them. */
export function hasErrorFields(answer: Exchange): readonly Problem[] {
  if (!refuses(answer)) return kept;
  const error = at(answer.json, 'error');
  const type = at(error, 'type');
  return [
    ...holds('error.type', type, 'a text', typeof type === 'string'),
    ...['param', 'code'].flatMap((name) => {
      const value = at(error, name);
      return holds(`error.${name}`, value, 'a text or null', value === null || typeof value === 'string');
    }),
  ];
}

export function isErrorJson(answer: Exchange): readonly Problem[] {
  if (!refuses(answer)) return kept;
  return holds('the content-type', answer.header('content-type'), '"application/json"', answer.isJsonType);
}

/** No 5xx and no dead connection for what the client did wrong; 501 is a clean "not here". */
export function survives(answer: Exchange): readonly Problem[] {
  const fine = answer.status !== null && (answer.status < 500 || answer.status === 501);
  return fine ? kept : [problem('the answer', 'a 4xx status', statusAndBody(answer))];
}

/** 400; a 422 is another requirement's business, and any other status raises another error than a faulty request. */
export const isRefusedWith400 = (answer: Exchange): readonly Problem[] =>
  answer.status === 400 || answer.status === 422 ? kept : [problem('the status', '400', statusAndBody(answer))];

/** A status of failure over JSON: every client of the API reads it so, whatever the label says. */
export const isErrorUnderAnotherLabel = (answer: Exchange): boolean =>
  (answer.status ?? 0) >= 400 && isObject(answer.json);

/** Whether a streaming request is refused before a stream begins, with the class of status of its plain twin. */
export function refusesLikeItsTwin(streamed: Exchange, twin: Exchange): Judgement {
  if (!refuses(twin)) return notOffered('the plain request was not refused');
  const sameClass = Math.floor((streamed.status ?? 0) / 100) === Math.floor((twin.status ?? 0) / 100);
  if (sameClass && streamed.mediaType !== 'text/event-stream') return kept;
  const seen = `${streamed.status ?? streamed.wire.ending} ${streamed.mediaType}`;
  const found = problem('the streamed request', `${twin.status} as plain JSON, like its twin`, seen);
  const problems = [{ ...found, wire: streamed.wire }];
  return sameClass && isErrorUnderAnotherLabel(streamed) ? softly(problems) : problems;
}

export function uses400(answer: Exchange): readonly Problem[] {
  return answer.status === 422 ? [problem('the status', '400', 422)] : kept;
}

export function namesField(answer: Exchange, name: string): readonly Problem[] {
  if (!refuses(answer)) return kept;
  const param = at(answer.json, 'error', 'param');
  return holds('error.param', param, show(name), typeof param === 'string' && param.includes(name));
}

/** Whether an answer of success is none: an error, and nothing that was asked for beside it. */
export function isNoDisguise(answer: Exchange): readonly Problem[] {
  const { json } = answer;
  if (!answer.ok || !isObject(json)) return kept;
  // A response that failed while it was made is told so: it is an object with an id, and the request was served.
  const served =
    json['object'] === 'response' ||
    ['choices', 'data', 'output'].some((name) => Array.isArray(json[name]) && json[name].length > 0);
  return !served && saysError(json)
    ? [problem('the status', '400 or above with an error', statusAndBody(answer))]
    : kept;
}

/** The ways in which servers say in a body that it is an error. */
const saysError = (json: Readonly<Record<string, unknown>>): boolean =>
  Boolean(json['error']) || json['object'] === 'error' || json['type'] === 'error' || json['success'] === false;
