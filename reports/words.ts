import type { ClaimVerdict, GateRecord, Profile, Verdict } from '../harness/record.ts';
import type { Level } from '../spec/requirement.ts';
import type { Source } from '../spec/sources.ts';
import { sentenceCase } from './sentences.ts';

export const verdictMarks: { readonly [V in Verdict]: string } = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  skip: '⏭',
  inconclusive: '❔',
};

export const verdictWords: { readonly [V in Verdict]: string } = {
  pass: 'kept',
  fail: 'broken',
  warn: 'warning',
  skip: 'skipped',
  inconclusive: 'not judged',
};

export const claimMarks: { readonly [V in ClaimVerdict]: string } = {
  verified: '✅',
  failed: '❌',
  partly: '⚠️',
  'not-verified': '❔',
  'not-observable': '–',
};

export const claimWords: { readonly [V in ClaimVerdict]: string } = {
  verified: 'verified',
  failed: 'failed',
  partly: 'in part',
  'not-verified': 'not verified',
  'not-observable': 'not observable',
};

export const gateWords: { readonly [G in GateRecord['verdict']]: string } = {
  passed: 'READY',
  failed: 'NOT READY',
  undecided: 'UNDECIDED',
  interrupted: 'UNDECIDED',
};

export const profileWords: { readonly [P in Profile]: string } = {
  compat: 'by what real clients need; a departure from the document that every client survives is a warning',
  strict: 'by the document to the letter',
};

const sourceWords: { readonly [K in Source['kind']]: string } = {
  openapi: 'contract document ',
  sdk: 'SDK ',
  rfc: '',
  whatwg: '',
  live: 'OpenAI API, ',
  field: 'reported in ',
};

/** `contract document #/paths/…`, `SDK openai-python _streaming.py` */
export const sourceText = ({ kind, at }: Source): string => `${sourceWords[kind]}${at}`;

const names: { readonly [word: string]: string } = { http: 'HTTP', sdk: 'SDK', node: 'Node', python: 'Python' };

/** An area's id as a heading: `rate-limits` is "Rate limits", `sdk-node` "SDK Node". */
export const areaTitle = (area: string): string =>
  sentenceCase(
    area
      .split('-')
      .map((word) => names[word] ?? word)
      .join(' '),
  );

export const levelWords: { readonly [L in Level]: string } = {
  must: 'required',
  should: 'recommended',
  may: 'optional',
};
