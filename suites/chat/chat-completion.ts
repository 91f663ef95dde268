import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, holds, type Judgement, kept, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { answered200, hasJsonMediaType, hasRequestId, isOneJsonValue, statusAndBody } from '../http.ts';
import { at, isObject, isText, list } from '../json.ts';
import { conforms } from '../schema.ts';
import { isNow } from './created.ts';
import { namesItsModel } from './model-name.ts';
import { addsUp, detailsFit } from './usage.ts';

export default scenario({
  id: 'chat-completion',
  title: 'A chat completion',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.chat(),
  judges: {
    'chat.answers-200': answersItself,
    'http.json-media-type': (answer) => (answer.ok ? hasJsonMediaType(answer) : kept),
    'http.one-json-value': (answer) => (answer.ok ? isOneJsonValue(answer) : kept),
    'http.request-id': hasRequestId,
    'chat.schema': (answer) => (answer.ok ? conforms('ChatCompletion', answer.json) : kept),
    'chat.one-choice': (answer) => [
      ...equal('the number of choices', list(answer.json, 'choices').length, 1),
      ...equal('choices.0.index', at(answer.json, 'choices', 0, 'index'), 0),
    ],
    'chat.usage-present': hasUsage,
    'chat.usage-adds-up': (answer) => ofUsage(answer, addsUp),
    'chat.usage-details-fit': (answer) => ofUsage(answer, detailsFit),
    'chat.model-named': namesItsModel,
    'chat.created-now': (answer) => isNow(answer, at(answer.json, 'created')),
  },
});

/** An error under status 200 is no answer: no client retries or throws. */
function answersItself(answer: Exchange): Judgement {
  const hidden = Boolean(at(answer.json, 'error')) && at(answer.json, 'choices') === undefined;
  if (answer.status !== 200 || !hidden) return answered200(answer);
  return [problem('the body of status 200', 'a completion', statusAndBody(answer))];
}

function hasUsage(answer: Exchange): readonly Problem[] {
  const usage = at(answer.json, 'usage');
  if (!isObject(usage)) return holds('usage', usage, 'an object with token counts', false);
  // A model may end its answer before it said a word.
  const least = isText(at(answer.json, 'choices', 0, 'message', 'content')) ? 1 : 0;
  const counted = Number(at(usage, 'prompt_tokens')) > 0 && Number(at(usage, 'completion_tokens')) >= least;
  return holds('usage', usage, 'prompt_tokens and completion_tokens above zero', counted);
}

function ofUsage(answer: Exchange, judge: (usage: unknown) => readonly Problem[]): Judgement {
  const usage = at(answer.json, 'usage');
  return isObject(usage) ? judge(usage) : notOffered('it reports no usage');
}
