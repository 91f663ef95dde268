const totalTokens = Buffer.from('"total_tokens"');
const window = 4096; // bytes at either end of a body in which usage stands; it is the last member or the first

/** The `total_tokens` of a usage object in a JSON body or event, found without parsing it; undefined when there is none. */
export function totalTokensIn(bytes: Buffer): number | undefined {
  if (bytes.length <= 2 * window) return search(bytes);
  return search(bytes.subarray(-window)) ?? search(bytes.subarray(0, window));
}

function search(bytes: Buffer): number | undefined {
  const at = bytes.lastIndexOf(totalTokens);
  if (at === -1) return undefined;
  const digits = /^"total_tokens"\s*:\s*(\d{1,12})/.exec(bytes.subarray(at, at + 48).toString('latin1'))?.[1]; // 48: the key, blanks and twelve digits
  return digits === undefined ? undefined : Number(digits);
}
