import { kept, type Problem, problem } from '../../../harness/judge.ts';
import { secretFingerprint } from '../../../harness/upstream/credentials.ts';
import type { Provoked } from '../provoked.ts';

/** What a key can look like inside a sentence, JSON or a URL. */
const words = /[\w.~+/=-]{8,}/g;

/** Headers that carry a key; a cookie that the provider set and got back is none. */
const keyHeaders = /auth|api-?key/i;

/**
 * Whether an answer holds a key that the gateway called the provider with. The upstream keeps fingerprints of keys alone:
 * a word with the same one is the key. A key of the client's own is no secret.
 */
export function keepsTheKey({ answer, attempts }: Provoked, ownKey: string | null): readonly Problem[] {
  const used = new Set(
    attempts
      .flatMap(({ headers }) => headers.filter(([name]) => keyHeaders.test(name)))
      .flatMap(([, value]) => value.match(/sha256:[0-9a-f]{64}/g) ?? []),
  );
  const said = [...answer.wire.headers.map(([, value]) => value), answer.text].join('\n');
  const found = (said.match(words) ?? [])
    .flatMap((word) => [word, word.replace(/[.,/=]+$/, ''), ...word.split(/[=/]/)])
    .find((word) => word !== ownKey && used.has(secretFingerprint(word)));
  // The key itself does not belong in a report.
  return found === undefined ? kept : [problem('the answer', "not the provider's key", `${found.slice(0, 5)}…`)];
}
