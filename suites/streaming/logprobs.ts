import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at, isText, list } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { isAStream } from './framing.ts';
import { chunksConform } from './lifecycle.ts';
import { alsoWellFormed } from './well-formed.ts';

export default scenario({
  id: 'stream-logprobs',
  title: 'A stream with log probabilities',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.streamChat({ logprobs: true }),
  judges: {
    ...alsoWellFormed((answer: Exchange) => answer, declined),
    'streaming.is-a-stream': (answer) => declined(answer) ?? isAStream(answer),
    'streaming.chunk-schema': (answer) => declined(answer) ?? chunksConform(answer),
    'streaming.logprobs': (answer) => declined(answer) ?? haveLogprobs(answer),
  },
});

function declined(answer: Exchange) {
  return declinesParameter(answer, 'logprobs');
}

const choicesOf = (answer: Exchange): readonly unknown[] =>
  chunksOf(answer).flatMap(({ value }) => list(value, 'choices'));

function haveLogprobs(answer: Exchange): Judgement {
  const spoken = choicesOf(answer).filter((choice) => isText(at(choice, 'delta', 'content')));
  if (spoken.length === 0) return kept;
  const tokens = spoken.flatMap((choice) => list(choice, 'logprobs', 'content'));
  const likely = tokens.filter((token) => Number(at(token, 'logprob')) <= 0);
  return [
    ...holds('logprobs over the chunks with text', at(spoken[0], 'logprobs'), 'tokens', tokens.length > 0),
    ...holds('the logprob of a token', at(tokens[0], 'logprob'), '0 or less', likely.length === tokens.length),
  ];
}

/** Log probabilities that nobody asked for. */
export function noLogprobs(answer: Exchange): Judgement {
  const given = choicesOf(answer).filter((choice) => (at(choice, 'logprobs') ?? null) !== null);
  return holds('logprobs, not asked for', at(given[0], 'logprobs'), 'null', given.length === 0);
}
