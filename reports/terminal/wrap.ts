/** Breaks a text at spaces so that no line is wider than `width`; a word wider than a line is cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (length(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The text after `first`, its further lines indented by as much as `first` is wide. */
export function hang(first: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(length(first));
  return wrap(text, Math.max(width - length(first), 20)).map((line, index) => `${index === 0 ? first : indent}${line}`);
}

/** One line, cut with an ellipsis. */
export function oneLine(text: string, width: number): string {
  return length(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}

const length = (text: string): number => [...text].length;

function pieces(word: string, width: number): readonly string[] {
  const characters = [...word];
  const cuts = Math.max(Math.ceil(characters.length / width), 1);
  return Array.from({ length: cuts }, (_, index) => characters.slice(index * width, (index + 1) * width).join(''));
}
