import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Problem } from '../../harness/judge.ts';
import { at, isText } from '../json.ts';
import { requested } from '../requested.ts';
import { chunksOf, withoutPrelude } from './chunks.ts';

/** Whether an answer names the model it was asked of: the same name, a dated form of it, or one with its provider. */
export function namesItsModel(answer: Exchange): readonly Problem[] {
  const asked = at(requested(answer), 'model');
  const given = at(answer.json, 'model') ?? at(withoutPrelude(chunksOf(answer))[0]?.value, 'model');
  const expected = `"${String(asked)}", or a dated or qualified form of it`;
  return holds('the model', given, expected, isText(asked) && isText(given) && areRelated(asked, given));
}

/** One name holds the other: "aurora", "aurora-2026-08-07", "north/aurora". */
function areRelated(one: string, other: string): boolean {
  const [short, long] = [bare(one), bare(other)].sort((a, b) => a.length - b.length);
  return short !== undefined && short !== '' && long?.includes(short) === true;
}

/** A name without provider, tag and letter case. */
const bare = (name: string): string => (name.split('/').at(-1) ?? name).split(':')[0]?.toLowerCase() ?? name;
