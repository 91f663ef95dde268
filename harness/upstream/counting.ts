const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

// The model never says more than this in one answer, so counting further would be thrown away.
const furthest = 5000;

/** A whole number from 0 to 999 999 in English words; any other number in digits. */
export function inWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return String(value);
  if (value < 20) return small[value] ?? '';
  if (value < 100) {
    const unit = value % 10;
    return (tens[Math.floor(value / 10)] ?? '') + (unit === 0 ? '' : `-${inWords(unit)}`);
  }
  const [size, name] = value < 1000 ? ([100, 'hundred'] as const) : ([1000, 'thousand'] as const);
  const rest = value % size;
  return `${inWords(Math.floor(value / size))} ${name}${rest === 0 ? '' : ` ${inWords(rest)}`}`;
}

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const words = Array.from({ length: 101 }, (_, value) => inWords(value));
  const value = words.indexOf(text.toLowerCase().replace(/^a hundred$/, 'one hundred'));
  return value === -1 ? undefined : value;
}

function separatorOf(prompt: string): string {
  if (/separated by (?:a )?(?:single )?spaces?/i.test(prompt)) return ' ';
  if (/one per line|separated by (?:new ?lines?|line breaks?)|each on (?:a|its) (?:new|own) line/i.test(prompt))
    return '\n';
  return ', ';
}

/** The count that a prompt such as "Count from 1 to 30 in words" asks for, or undefined when it asks for none. */
export function countAsked(prompt: string): string | undefined {
  const asked = /\bcount\b.{0,40}?\bfrom\s+(\d+|[a-z-]+)\s+(?:up |down )?to\s+(\d+|(?:one |a )hundred|[a-z-]+)/i.exec(
    prompt,
  );
  const first = numberOf(asked?.[1] ?? '');
  const last = numberOf(asked?.[2] ?? '');
  if (first === undefined || last === undefined) return undefined;
  const step = first <= last ? 1 : -1;
  const length = Math.min(Math.abs(last - first) + 1, furthest);
  const say = /\bin words\b|\bas words\b|\bspelled out\b/i.test(prompt) ? inWords : String;
  return Array.from({ length }, (_, at) => say(first + step * at)).join(separatorOf(prompt));
}
