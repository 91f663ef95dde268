import type { Hints } from './hints.ts';
import type { JsonObject } from './json.ts';
import { patternInstance } from './pattern-instance.ts';

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '12:00:00Z',
  duration: 'P1D',
  email: 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
  uri: 'https://example.com/',
};

const placeNames = /city|location|place|town|destination|address|country/i;

/** A string for a schema of type string: by its format, its pattern, its property's name, and within its lengths. */
export function stringInstance(
  schema: JsonObject,
  { hints, name, position }: { readonly hints: Hints; readonly name: string; readonly position: number },
): string {
  const { format, pattern, minLength, maxLength } = schema;
  const formatted = typeof format === 'string' ? formats[format] : undefined;
  if (formatted !== undefined) return formatted;
  const named = placeNames.test(name) ? (hints.places[0] ?? hints.nonce ?? 'Paris') : (hints.nonce ?? 'text');
  const distinct = position === 0 ? named : `${named} ${position + 1}`;
  if (typeof pattern === 'string') return patternInstance(pattern, distinct);
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : Infinity;
  return Array.from(distinct.padEnd(least, '.'))
    .slice(0, most === Infinity ? undefined : most)
    .join('');
}
