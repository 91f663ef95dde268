import type { Directive, Word } from './directive-words.ts';

const endings = ['cut', 'end', 'hang', 'stop'] as const;
const ofAnError = ['body', 'code', 'retry-after', 'retry-after-date', 'retry-after-ms'] as const;
const ofSuccess = ['error', 'garbage', 'frame', 'shape', 'pad', 'gap', 'stop'] as const;

const needs: readonly (readonly [Word, Word])[] = [
  ...ofAnError.map((word) => [word, 'status'] as const),
  ['gap-at', 'gap'],
];

const pairsOf = (list: readonly Word[]): readonly (readonly [Word, Word])[] =>
  list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));

const excludes: readonly (readonly [Word, Word])[] = [
  ...ofSuccess.map((word) => ['status', word] as const),
  ...pairsOf([...endings, 'error']),
  ...endings.map((word) => ['length', word] as const),
  ['retry-after', 'retry-after-date'],
  ['encoding', 'frame'],
  ['encoding', 'length'],
];

const frames: readonly (readonly [string, string])[] = [
  ['crlf', 'cr'],
  ['bytes', 'joined'],
  ...(['split-utf8', 'split-escape'] as const).flatMap((split) => [
    [split, 'bytes'] as const,
    [split, 'joined'] as const,
  ]),
];

/** Why a directive contradicts itself; undefined when it does not. */
export function conflictIn(directive: Directive): string | undefined {
  for (const [word, other] of needs) {
    if (directive[word] !== undefined && directive[other] === undefined) return `'${word}' needs '${other}' beside it`;
  }
  for (const [one, other] of excludes) {
    if (directive[one] !== undefined && directive[other] !== undefined)
      return `'${one}' and '${other}' exclude another`;
  }
  const early = endings.find((word) => directive[word] === 'headers');
  if (early !== undefined && directive.status !== undefined) return `'${early}=headers' leaves no 'status' to be seen`;
  const frame: readonly string[] = directive.frame ?? [];
  const clash = frames.find((pair) => pair.every((name) => frame.includes(name)));
  return clash === undefined ? undefined : `the frames '${clash.join("' and '")}' exclude another`;
}

const ofStreams = ['gap', 'gap-at'] as const;

/** Why a directive cannot bend this kind of answer; undefined when it can. */
export function misfitOf(directive: Directive, streamed: boolean): string | undefined {
  if (streamed) {
    return directive.length === undefined ? undefined : "'length' needs a body of known length, the request has stream";
  }
  const word = ofStreams.find((name) => directive[name] !== undefined);
  if (word !== undefined) return `'${word}' needs a stream`;
  const frame = directive.frame?.find((name) => name !== 'split-utf8');
  if (frame !== undefined) return `the frame '${frame}' needs a stream`;
  return typeof directive.error === 'number' ? "'error' after events needs a stream; use error=body" : undefined;
}
