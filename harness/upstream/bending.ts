import { attemptCounter, bodyKey } from './attempts.ts';
import type { OpenEntry } from './open-entry.ts';
import type { Reply } from './reply.ts';
import type { Rules } from './rules.ts';

/** Bends replies: by the oldest rule for their path, otherwise as their message asks, for as many attempts as it says. */
export function bending(rules: Rules): (reply: Reply, entry: OpenEntry, path: string) => Reply {
  const countAttempt = attemptCounter();
  return (reply, entry, path) => {
    const rule = rules.take(path);
    const asked = rule?.directive ?? reply.directive ?? {};
    const named = asked.nonce ?? entry.nonce;
    const key = named ?? (asked.times === undefined ? undefined : bodyKey(path, entry.text));
    if (key !== undefined) entry.attempt = countAttempt(key);
    const directive = asked.times !== undefined && (entry.attempt ?? 0) > asked.times ? {} : asked;
    if (rule !== undefined) entry.rule = rule.id;
    if (Object.keys(directive).length > 0) entry.directive = directive;
    entry.changed();
    return { ...reply, directive };
  };
}
