// A prompt that holds program text has braces by the hundred; the example to follow is among the first.
const mostStarts = 20;

/** Where the bracket that opens at `start` closes, brackets within strings not counted; -1 when it never does. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '{' || character === '[')) depth += 1;
    else if (!quoted && (character === '}' || character === ']')) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** The first JSON object or array that stands whole in a text, parsed; undefined when there is none. */
export function jsonIn(text: string): object | undefined {
  for (const { index } of [...text.matchAll(/[{[]/g)].slice(0, mostStarts)) {
    const end = closing(text, index);
    if (end === -1) continue;
    try {
      return JSON.parse(text.slice(index, end + 1));
    } catch {
      // Brackets, but not of JSON; a later one may be.
    }
  }
  return undefined;
}
