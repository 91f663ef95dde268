import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { saidIn } from '../over-the-run.ts';

const octet = '\\d{1,3}';

/** Private addresses (RFC 1918), names that only a private network resolves, loopback URLs, and keys. */
const internals: readonly RegExp[] = [
  new RegExp(`\\b10\\.${octet}\\.${octet}\\.${octet}\\b`, 'g'),
  new RegExp(`\\b192\\.168\\.${octet}\\.${octet}\\b`, 'g'),
  new RegExp(`\\b172\\.(?:1[6-9]|2\\d|3[01])\\.${octet}\\.${octet}\\b`, 'g'),
  /\b[\w-]+(?:\.[\w-]+)*\.(?:internal|svc\.cluster\.local|cluster\.local)\b/gi,
  /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::\d+)?/gi,
  /\b(?:localhost|127\.0\.0\.1):\d{2,5}\b/gi,
  /\bsk-[A-Za-z0-9_-]{16,}/g,
];

/** What headers and refusals tell of the network behind; what the client sent, or is talking to, is no secret. */
export function tellsInternals(answer: Exchange): readonly Problem[] {
  const { headers } = answer.wire;
  const refused = answer.status !== null && answer.status >= 400;
  const told = [...headers.map(([name, value]) => `${name}: ${value}`), ...(refused ? [answer.text] : [])].join('\n');
  const known = saidIn(answer);
  const found = internals
    .flatMap((pattern) => told.match(pattern) ?? [])
    .find((text) => !known.includes(text) && !known.includes(text.replace(/^https?:\/\//, '')));
  return found === undefined ? [] : [problem('the answer', 'no private address, host name or key', found)];
}
