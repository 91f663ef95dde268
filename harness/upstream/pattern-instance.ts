interface Reader {
  readonly source: string;
  at: number;
}

const ranges: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a', n: '\n', t: '\t' };

function quantity(reader: Reader): number {
  const rest = reader.source.slice(reader.at);
  const [whole, sign, least] = /^(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/.exec(rest) ?? [];
  if (whole === undefined) return 1;
  reader.at += whole.length;
  if (least !== undefined) return Number(least);
  return sign === '+' ? 1 : 0;
}

// One member of a class such as [A-Z0-9_]: its first; of a negated one, the first plain character it does not hold.
function fromClass(body: string): string {
  const member = new RegExp(`[${body}]`, 'u');
  return Array.from('aA0_- .,:/@+#', String).find((each) => member.test(each)) ?? Array.from(body)[0] ?? '';
}

function atom(reader: Reader): string {
  const rest = reader.source.slice(reader.at);
  const [whole = '', group, characters, escaped] =
    /^(?:(\((?:\?:|\?<\w+>)?)|\[((?:\\.|[^\]\\])*)\]|\\(.)|.)/su.exec(rest) ?? [];
  reader.at += whole.length;
  if (group !== undefined) {
    const inner = alternatives(reader);
    reader.at += 1; // the closing parenthesis
    return inner;
  }
  if (characters !== undefined) return fromClass(characters);
  if (escaped !== undefined) return escaped === 'b' || escaped === 'B' ? '' : (ranges[escaped] ?? escaped);
  if (whole === '^' || whole === '$') return '';
  return whole === '.' ? 'a' : whole;
}

function alternatives(reader: Reader): string {
  const branches = [''];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ')') {
    if (reader.source[reader.at] === '|') {
      reader.at += 1;
      branches.push('');
      continue;
    }
    const piece = atom(reader);
    branches.push((branches.pop() ?? '') + piece.repeat(quantity(reader)));
  }
  return branches.find((branch) => branch !== '') ?? '';
}

/** A string that matches a JSON Schema `pattern`: the one preferred if it does, else the shortest the pattern spells. */
export function patternInstance(pattern: string, preferred: string): string {
  try {
    const matcher = new RegExp(pattern, 'u');
    if (matcher.test(preferred)) return preferred;
    const spelled = alternatives({ source: pattern, at: 0 });
    return matcher.test(spelled) ? spelled : preferred;
  } catch {
    return preferred; // not a pattern ECMAScript knows: nothing can be said to match it
  }
}
