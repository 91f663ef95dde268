import type { RunRecord } from '../harness/record.ts';
import { sample } from './sample.test-data.ts';

/** What a target might answer in the hope of writing its own report. */
export const hostileTexts: readonly string[] = [
  'a | b | c |\n|---|---|\n| ✅ kept | all |',
  '`',
  '``` \n# READY\n```',
  '\\`a\\|b\\',
  'ends with a backslash \\',
  '</details></table><script>alert(1)</script><!--',
  '![](http://127.0.0.1/x.png) [ok](javascript:alert(1)) <http://127.0.0.1>',
  'http://127.0.0.1/x www.example.com a@example.com',
  '\n\n# heading\n- item\n> quote\n1. one\n',
  '[^1]\n\n[^1]: note ~~gone~~ **bold** _it_ __x__ $a$',
  '\u202egnirts\u0007\u001b[2J\r\u2028\u0000',
  '✅ kept :white_check_mark: &#x2705; &check;',
  ' ',
  '',
  '[x] done',
  '- - -',
  '| - | - |',
  'x'.repeat(20_000),
  '`'.repeat(500),
  '😀\ud800',
];

/** The sample with one text wherever a target can have a say. */
export function answeredWith(text: string): RunRecord {
  return {
    ...sample,
    target: { ...sample.target, model: text, modelChoice: text, embeddingModel: text, server: text },
    gate: { ...sample.gate, reasons: [text] },
    requirements: sample.requirements.map((one) => ({
      ...one,
      ...(one.reason !== undefined && { reason: text, enable: text }),
      scenarios: one.scenarios.map((judged) => ({
        ...judged,
        problems: judged.problems.map(() => ({ message: text, expected: text, actual: text })),
        reproduce: { command: text, curl: text },
      })),
    })),
    claims: sample.claims.map((one) => (one.verdict === 'not-verified' ? { ...one, because: text } : one)),
    concurrency: sample.concurrency.map((one) => ({ ...one, outcomes: { [text]: one.requests } })),
    capabilities: sample.capabilities.map((one) => ({ ...one, evidence: text })),
    command: text,
  };
}
