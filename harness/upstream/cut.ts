export interface Cut {
  readonly tokens: readonly string[];
  readonly finish: 'stop' | 'length';
}

const longestAnswer = 4096; // the output window of the word model, in tokens

function beforeStop(tokens: readonly string[], stop: readonly string[]): readonly string[] {
  const text = tokens.join('');
  const found = stop.filter((each) => each !== '').map((each) => text.indexOf(each));
  const at = Math.min(...found.filter((index) => index !== -1));
  if (at === Infinity) return tokens;
  const before: string[] = [];
  let length = 0;
  for (const token of tokens) {
    if (length >= at) break;
    before.push(token.slice(0, at - length));
    length += token.length;
  }
  return before;
}

/**
 * Ends an answer at the first stop sequence, which is left out whole, and at the token limit, which is told as `length`.
 * Knowing the whole answer beforehand, a stream never shows the beginning of a stop sequence.
 */
export function cutTokens(tokens: readonly string[], stop: readonly string[], maxTokens = longestAnswer): Cut {
  const before = beforeStop(tokens, stop);
  const limit = Math.min(maxTokens, longestAnswer);
  return before.length > limit
    ? { tokens: before.slice(0, limit), finish: 'length' }
    : { tokens: before, finish: 'stop' };
}
