/** Reads the value of a directive word; undefined when it is not one. */
export type Parse<Value> = (value: string) => Value | undefined;

/**
 * A place in an answer: before the headers, after so many events (0: after the headers; a half: within the next one), or
 * before its last event.
 */
export type Point = 'headers' | 'finish' | number;

const mostEvents = 1_000_000; // no answer of the word model is longer

export const wholeNumber =
  (min: number, max: number): Parse<number> =>
  (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max ? Number(value) : undefined;

/** `200ms` or `2s`, in milliseconds. */
export const duration: Parse<number> = (value) => {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s)$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 's' ? 1000 : 1);
};

export const events = wholeNumber(0, mostEvents);

/** `body`, `finish` or a number of events, with `.5` for half of the next one. */
export const pointInBody: Parse<Exclude<Point, 'headers'>> = (value) => {
  if (value === 'body') return 0;
  if (value === 'finish') return value;
  const [, whole = value, half = ''] = /^(\d+)(\.5)$/.exec(value) ?? [];
  const count = events(whole);
  return count === undefined || half === '' ? count : count + 0.5;
};

/** `headers`, `body`, `finish` or a number of events. */
export const point: Parse<Point> = (value) => (value === 'headers' ? value : pointInBody(value));

export const oneOf =
  <const Choice extends string>(...choices: readonly Choice[]): Parse<Choice> =>
  (value) =>
    choices.find((choice) => choice === value);

/** Distinct choices joined by commas. */
export const someOf =
  <const Choice extends string>(...choices: readonly Choice[]): Parse<readonly Choice[]> =>
  (value) => {
    const names = value.split(',');
    const found = choices.filter((choice) => names.includes(choice));
    return found.length === names.length ? found : undefined;
  };

/** What survives JSON, URLs, headers and every log: letters, digits, `-` and `_`. */
export const token: Parse<string> = (value) => (/^[A-Za-z0-9_-]{1,100}$/.test(value) ? value : undefined);
