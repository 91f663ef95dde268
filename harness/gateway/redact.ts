/** A value that must never be written down, and the name that stands in its place. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** Masks every secret in text and bytes. Lengths never change, so that offsets and content-length stay true. */
export interface Redactor {
  text(text: string): string;
  bytes(bytes: Uint8Array): Uint8Array;
  /** Plain data with every string in it masked, but for names of properties and the values of those in `keep`. */
  data(value: unknown, keep?: ReadonlySet<string>): unknown;
  /** What stands for a secret in everything written down, for judges that replay it. */
  maskOf(name: string): string | undefined;
}

/** This many characters of a key in a row are enough to find it again; a whole shorter key is masked too. */
const window = 12;
/** A shorter value is a word such as `test`: it is masked where it stands alone, not inside other words. */
const unmistakable = 8;
/** A value below this, or below `unmistakable` and without a letter, is in every text and hides nothing. */
const shortest = 4;

/** A redactor for the given secrets, in every form they travel in: as is, in one letter case, in JSON, in a URL, in base64. */
export function redactor(secrets: readonly Secret[]): Redactor {
  const hidden = secrets.filter(({ value }) => value.length >= unmistakable || isShortSecret(value));
  const tells = hidden.flatMap(({ name, value }) => formsOf(value).map((form) => ({ form, name })));
  const long = new Windows(tells.filter(({ form }) => form.length >= window));
  const short = tells.filter(({ form }) => form.length < window);

  const mask = (text: string): string => {
    const found = [...long.in(text), ...short.flatMap(({ form, name }) => placesOf(text, form, name))];
    return covered(text, found);
  };
  const data = (value: unknown, keep: ReadonlySet<string> = new Set()): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map((one) => data(one, keep));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, keep.has(key) ? one : data(one, keep)]));
  };
  return {
    text: mask,
    // latin1 maps every byte to one character and back, so offsets hold and nothing is re-encoded.
    bytes: (bytes) => Buffer.from(mask(Buffer.from(bytes).toString('latin1')), 'latin1'),
    data,
    maskOf: (name) => {
      const value = secrets.find((one) => one.name === name)?.value;
      return value === undefined ? undefined : mask(value);
    },
  };
}

const isShortSecret = (value: string): boolean => value.length >= shortest && /[a-z]/i.test(value);

function formsOf(value: string): readonly string[] {
  if (value.length < unmistakable) return [value];
  const inJson = JSON.stringify(value).slice(1, -1);
  const inUrl = encodeURIComponent(value);
  return [
    ...new Set([
      value,
      value.toLowerCase(),
      value.toUpperCase(), // a key in other letters is sent to see that it opens nothing
      Buffer.from(value, 'utf8').toString('latin1'),
      inJson,
      inJson.replaceAll('/', '\\/'), // as PHP writes it
      inUrl,
      inUrl.replace(/%../g, (hex) => hex.toLowerCase()),
      ...base64Forms(value),
    ]),
  ];
}

/** Base64 of a text that holds the value: it looks different at each of three alignments, and in two alphabets. */
function base64Forms(value: string): readonly string[] {
  const utf8 = Buffer.from(value, 'utf8');
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), utf8]);
    // The first and last characters also hold bits of what stands beside the value.
    const from = before === 0 ? 0 : before + 1;
    const to = Math.floor((bytes.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).slice(from, to));
  });
}

interface Tell {
  readonly form: string;
  readonly name: string;
}

/** A range of a text that holds a secret, or a part of one. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Half a window. A stretch of 12 characters holds one of 6 that begins at a multiple of 7, so few need looking at. */
const gram = window / 2;

/** Finds every window of every form in one pass, however long the forms are: a token may have thousands. */
class Windows {
  readonly #names = new Map<string, string>();
  readonly #grams = new Set<string>();

  constructor(tells: readonly Tell[]) {
    for (const { form, name } of tells) {
      for (let at = 0; at + window <= form.length; at++) this.#names.set(form.slice(at, at + window), name);
      for (let at = 0; at + gram <= form.length; at++) this.#grams.add(form.slice(at, at + gram));
    }
  }

  *in(text: string): Generator<Place> {
    for (let at = 0; at + gram <= text.length; at += gram + 1) {
      if (!this.#grams.has(text.slice(at, at + gram))) continue;
      for (let from = Math.max(0, at - gram); from <= at; from++) {
        const name = this.#names.get(text.slice(from, from + window));
        if (name !== undefined) yield { from, to: from + window, name };
      }
    }
  }
}

function placesOf(text: string, form: string, name: string): readonly Place[] {
  const places: Place[] = [];
  for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + 1)) {
    const to = from + form.length;
    if (form.length >= unmistakable || standsAlone(text, from, to)) places.push({ from, to, name });
  }
  return places;
}

const standsAlone = (text: string, from: number, to: number): boolean =>
  !/[a-z0-9]/i.test(text[from - 1] ?? '') && !/[a-z0-9]/i.test(text[to] ?? '');

/** The text with every place covered; where places of one secret touch, they are one. */
function covered(text: string, places: readonly Place[]): string {
  const ranges: { from: number; to: number; name: string }[] = [];
  for (const { from, to, name } of places.toSorted((a, b) => a.from - b.from)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.name === name && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > (last?.to ?? 0)) ranges.push({ from: Math.max(from, last?.to ?? 0), to, name });
  }
  const parts = ranges.flatMap(({ from, to, name }, index) => [
    text.slice(ranges[index - 1]?.to ?? 0, from),
    filler(to - from, name),
  ]);
  return [...parts, text.slice(ranges.at(-1)?.to ?? 0)].join('');
}

/** Different for each secret, so that a replayed judge can still tell whose key was echoed. */
const filler = (length: number, name: string): string => `REDACTED-${name}-`.padEnd(length, '*').slice(0, length);
