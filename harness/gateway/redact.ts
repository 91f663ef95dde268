/** A value that must never be written down, and the name that stands in its place. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** Masks every secret in text and bytes. Lengths never change, so that offsets and content-length stay true. */
export interface Redactor {
  text(text: string): string;
  bytes(bytes: Uint8Array): Uint8Array;
  /** What stands for a secret in everything written down, for judges that replay it. */
  maskOf(name: string): string | undefined;
}

/** This many characters of a key in a row are enough to find it again; a whole shorter key is masked too. */
const window = 12;

/** A redactor for the given secrets, in every form they travel in: as is, in JSON, percent-encoded, base64. */
export function redactor(secrets: readonly Secret[]): Redactor {
  const known = secrets.filter(({ value }) => value.length > 0);
  const forms = known.flatMap(({ name, value }) => formsOf(value).map((form) => ({ form, name })));
  // Longest first: a short form must not break up a longer one before that is found.
  forms.sort((a, b) => b.form.length - a.form.length);

  const mask = (text: string): string => forms.reduce((masked, { form, name }) => maskIn(masked, form, name), text);
  return {
    text: mask,
    // latin1 maps every byte to one character and back, so offsets hold and nothing is re-encoded.
    bytes: (bytes) => Buffer.from(mask(Buffer.from(bytes).toString('latin1')), 'latin1'),
    maskOf: (name) => {
      const secret = known.find((one) => one.name === name);
      return secret === undefined ? undefined : filler(secret.value.length, secret.name);
    },
  };
}

function formsOf(value: string): readonly string[] {
  const escaped = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, escaped, encodeURIComponent(value), ...base64Forms(value)])];
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

function maskIn(text: string, form: string, name: string): string {
  const size = Math.min(window, form.length);
  const hidden: [number, number][] = [];
  for (let start = 0; start + size <= form.length; start++) {
    const part = form.slice(start, start + size);
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) hidden.push([at, at + size]);
  }
  hidden.sort(([a], [b]) => a - b);
  let masked = text;
  for (const [from, to] of merged(hidden)) {
    masked = masked.slice(0, from) + filler(to - from, name) + masked.slice(to);
  }
  return masked;
}

function merged(ranges: readonly [number, number][]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** Different for each secret, so that a replayed judge can still tell whose key was echoed. */
const filler = (length: number, name: string): string => `REDACTED-${name}-`.padEnd(length, '*').slice(0, length);
