import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new key: 256 random bits, so its plain hash cannot be searched. */
export function newKey(): string {
  return `sk-rs-${randomBytes(32).toString('base64url')}`;
}

/** The only form in which a key is stored: its SHA-256, hexadecimal. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares two hashes without telling by its duration how much of them agrees. */
export function sameHash(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What a list may show of a key: enough to recognise, too little to use. */
export function keyPrefix(key: string): string {
  return key.slice(0, 10); // "sk-rs-" and four characters
}
