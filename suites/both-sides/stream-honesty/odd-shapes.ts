import { holds, inconclusive, type Judgement, kept, type Problem, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { chunksOf, deltasOf, textOf } from '../../chat/chunks.ts';
import { at, isText, list } from '../../json.ts';
import { answered } from '../arrival.ts';
import { documentsIn, documentsOf, saidIn } from '../said.ts';
import { overScripted, perform, type Scripted } from '../scripted.ts';
import { endOf, goodEnd, isHeard, saysDone } from './told.ts';

const text = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday';
const says = `Repeat exactly: ${text}`;
const usageAsked = { stream_options: { include_usage: true } };

/** Shapes that real providers send in their streams. */
const shapes = {
  'empty-choices': 'a chunk with no choice in its list',
  'no-choices': 'a chunk without choices',
  'float-created': 'a creation time with a fraction',
  'usage-nowhere': 'no usage',
  'usage-late': 'usage after all words, unasked',
  'last-word': 'the last word beside the finish_reason',
  'other-model': 'another name of the model',
} as const;

const tool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Tells the weather of a city.',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
const toolAsked = { tools: [tool], tool_choice: { type: 'function', function: { name: 'get_weather' } } };

export default scenario({
  id: 'odd-shapes',
  title: 'Streams in the odd shapes that providers give them',
  needs: ['model', 'upstream'],
  cost: { requests: 11, tokens: 900 },
  exchange: async (gateway) => {
    const all = await perform(gateway, [
      ...Object.entries(shapes).map(([shape, name]) => ({ name, words: { shape }, says })),
      { name: 'usage beside the finish_reason', words: { shape: 'usage-finish' }, says, patch: usageAsked },
      { name: 'usage in every chunk', words: { shape: 'usage-everywhere' }, says, patch: usageAsked },
      { name: 'a tool call at index 1', words: { shape: 'tool-index-1' }, says: 'Oslo?', patch: toolAsked },
      { name: 'finish_reason "error"', words: { shape: 'finish-error' }, says },
    ]);
    return { shaped: all.slice(0, -4), usage: all.slice(-4, -2), call: all.slice(-2, -1), failed: all.slice(-1) };
  },
  judges: {
    'stream-honesty.odd-shapes': ({ shaped, usage }) => overScripted([...shaped, ...usage], saysIt, /stream_options/),
    'stream-honesty.usage-anywhere': ({ usage }) => overScripted(usage, tellsUsage, /stream_options/),
    'stream-honesty.call-at-any-index': ({ call }) => overScripted(call, callsIt, /tool/),
    'stream-honesty.failed-finish': ({ failed }) => overScripted(failed, staysFailed),
  },
});

function saysIt({ answer }: Scripted): readonly Problem[] {
  const said = textOf(answer).trim();
  const whole = said === text && goodEnd(answer) !== undefined && saysDone(answer);
  return whole
    ? kept
    : [problem('the answer', `"${text}", its finish_reason and [DONE]`, `"${said}"; ${endOf(answer)}`)];
}

const tokensOf = (documents: readonly unknown[]): unknown => at(saidIn(documents).usage, 'completion_tokens');

/** The last count: what the model says in every chunk is one usage, and not as many as there are chunks. */
function tellsUsage({ answer, attempts }: Scripted): readonly Problem[] {
  const completion = tokensOf(documentsOf(answer));
  const told = tokensOf(documentsIn(answered({ requests: attempts })?.answer ?? ''));
  const isTold = typeof completion === 'number' && completion > 0 && completion === (told ?? completion);
  return holds('usage.completion_tokens', completion, told === undefined ? 'a count above 0' : `${told}`, isTold);
}

/** At the model's index or from 0: the pieces of one call belong together. */
function callsIt({ answer }: Scripted): Judgement {
  const pieces = deltasOf(chunksOf(answer)).flatMap(({ delta }) => list(delta, 'tool_calls'));
  if (pieces.length === 0 && isText(textOf(answer))) return inconclusive('the model answered in words');
  const calls = [...Map.groupBy(pieces, (piece) => at(piece, 'index')).values()];
  const read = calls.map((parts) => ({
    id: parts.map((part) => at(part, 'id')).find(isText),
    name: parts.map((part) => at(part, 'function', 'name')).find(isText),
    arguments: parts.map((part) => at(part, 'function', 'arguments') ?? '').join(''),
  }));
  const [only] = read;
  const whole = read.length === 1 && isText(only?.id) && only.name === 'get_weather' && isObjectText(only.arguments);
  return whole ? kept : [problem('the tool calls', 'one, with id, name and whole arguments', read)];
}

function isObjectText(value: string): boolean {
  try {
    return isText(at(JSON.parse(value), 'city'));
  } catch {
    return false;
  }
}

function staysFailed({ answer }: Scripted): readonly Problem[] {
  const finish = goodEnd(answer);
  if (isHeard(answer) || finish === undefined) return kept;
  return [problem('finish_reason', '"error", or an error', finish)];
}
