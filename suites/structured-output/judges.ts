import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { SdkOutcome } from '../../harness/gateway/gateway.ts';
import { holds, inconclusive, type Judgement, kept, problem, show, softly } from '../../harness/judge.ts';
import { chunksOf, deltasOf, textOf } from '../chat/chunks.ts';
import { resolved } from '../clients/calls.ts';
import { unanswered } from '../declined.ts';
import { statusAndBody } from '../http.ts';
import { at, isObject, isText } from '../json.ts';
import { together } from '../together.ts';
import { parsed } from '../tools/call-judges.ts';
import { finishOf } from '../tools/calls.ts';
import { isWeather, words } from './weather.ts';

export { weatherAsked } from './weather.ts';

/** The same request to the SDK's helpers, with room for the answer and without. */
export interface Structured {
  readonly whole: SdkOutcome<unknown>;
  readonly streamed: SdkOutcome<unknown>;
  readonly cutWhole: SdkOutcome<unknown>;
  readonly cutStream: SdkOutcome<unknown>;
}

const contentOf = (answer: Exchange): unknown => at(answer.json, 'choices', 0, 'message', 'content');

/** Declined by name, cut, or declined by the model: then there is no JSON to judge. */
function nothingToJudge(answer: Exchange, refused: unknown): Judgement | null {
  if (!answer.ok) {
    const missing = unanswered(answer, words);
    if (missing?.undecided === 'skip') return missing;
    // Refused for whatever reason it says, it is not ignored: nobody parses prose.
    return softly([problem('the status', '200, or a refusal that names response_format', statusAndBody(answer))]);
  }
  return isBrokenOff(answer) ?? (isText(refused) ? kept : null);
}

/** Cut or filtered, an answer need not be whole. */
function isBrokenOff(answer: Exchange): Judgement | null {
  const reason = finishOf(answer);
  const broken = reason === 'length' || reason === 'content_filter';
  return broken ? inconclusive(`the answer was broken off: ${reason}`) : null;
}

const refusalOf = (answer: Exchange): unknown => at(answer.json, 'choices', 0, 'message', 'refusal');

export function isObjectAlone(answer: Exchange): Judgement {
  const content = contentOf(answer);
  return (
    nothingToJudge(answer, refusalOf(answer)) ??
    holds('message.content', content, 'one JSON object and nothing around it', isObject(parsed(content)))
  );
}

/** `object` asked for any JSON: a gateway that gives that and refuses a schema is said so softly. */
export function fitsTheSchema({ exchanges: [answer] }: SdkOutcome<unknown>, object: Exchange): Judgement {
  if (answer === undefined) return inconclusive('nothing was sent');
  const declined = unanswered(answer, words);
  if (declined?.undecided === 'skip' && object.ok && isObject(parsed(contentOf(object)))) {
    return softly([problem('json_schema', 'taken, as json_object is', statusAndBody(answer))]);
  }
  const content = contentOf(answer);
  return (
    nothingToJudge(answer, refusalOf(answer)) ??
    holds('message.content', content, '{"city": a text, "condition": one of three}', isWeather(parsed(content)))
  );
}

export function isParsed(outcome: SdkOutcome<unknown>): Judgement {
  const [answer] = outcome.exchanges;
  if (answer === undefined) return inconclusive('nothing was sent');
  const missing = nothingToJudge(answer, refusalOf(answer));
  if (missing !== null) return answer.ok ? missing : (unanswered(answer, words) ?? missing);
  const failed = resolved('chat.completions.parse()', outcome);
  if (failed.length > 0) return failed;
  const [found, wanted] = [at(outcome.value, 'choices', 0, 'message', 'parsed'), parsed(contentOf(answer))];
  return holds('message.parsed', found, show(wanted), show(found) === show(wanted));
}

export function isAssembled(outcome: SdkOutcome<unknown>): Judgement {
  const [answer] = outcome.exchanges;
  if (answer === undefined) return inconclusive('nothing was sent');
  const missing = unanswered(answer, words);
  if (missing !== null) return missing;
  const broken = isBrokenOff(answer);
  if (broken !== null) return broken;
  if (isText(at(outcome.value, 'choices', 0, 'message', 'refusal'))) return kept;
  const text = textOf(answer);
  const onTheWire = holds(
    'the text of the stream',
    text,
    '{"city": a text, "condition": one of three}',
    isWeather(parsed(text)),
  );
  return onTheWire.length > 0 ? onTheWire : resolved('chat.completions.stream().finalChatCompletion()', outcome);
}

export const saysWhenCut = ({ cutWhole, cutStream }: Structured): Judgement =>
  together(
    isTypedWhenCut('chat.completions.parse()', cutWhole),
    isTypedWhenCut('chat.completions.stream()', cutStream),
  );

function isTypedWhenCut(call: string, { exchanges: [answer], error }: SdkOutcome<unknown>): Judgement {
  if (answer === undefined) return inconclusive('nothing was sent');
  const missing = unanswered(answer, words);
  if (missing !== null) return missing;
  const text = textOf(answer) || contentOf(answer);
  if (finishOf(answer) !== 'length' && isWeather(parsed(text))) return inconclusive('the answer was not cut');
  if (finishOf(answer) !== 'length' && refuses(answer)) return inconclusive('the model refused, and was not cut');
  const seen = error === undefined ? 'no error' : `${error.classes[0]}: ${error.message}`;
  const typed = error?.classes.includes('LengthFinishReasonError') === true;
  return holds(
    `${call}, cut after 3 tokens`,
    `finish_reason ${show(finishOf(answer))}, ${seen}`,
    'LengthFinishReasonError',
    typed,
  );
}

const refuses = (answer: Exchange): boolean =>
  isText(refusalOf(answer)) || deltasOf(chunksOf(answer)).some(({ delta }) => isText(at(delta, 'refusal')));
