import type { Variant } from '../fault.ts';
import { bareChunks } from './bare-chunks.ts';
import { bareColons } from './bare-colons.ts';
import { bareCompletion } from './bare-completion.ts';
import { blocksOfEvents } from './blocks-of-events.ts';
import { cacheableStreams } from './cacheable-streams.ts';
import { charsetUtf8 } from './charset-utf8.ts';
import { clockBehind } from './clock-behind.ts';
import { commentAfterDone } from './comment-after-done.ts';
import { commentsBetweenEvents } from './comments-between-events.ts';
import { commentsInsideEvents } from './comments-inside-events.ts';
import { crLineEnds } from './cr-line-ends.ts';
import { crlfLineEnds } from './crlf-line-ends.ts';
import { crowdRefused } from './crowd-refused.ts';
import { crowdUnserved } from './crowd-unserved.ts';
import { datedModel } from './dated-model.ts';
import { emptyDeltas } from './empty-deltas.ts';
import { emptyLastContent } from './empty-last-content.ts';
import { extraBlankLines } from './extra-blank-lines.ts';
import { filterPrelude } from './filter-prelude.ts';
import { finishWithLastWords } from './finish-with-last-words.ts';
import { identityCoding } from './identity-coding.ts';
import { idsDrawnFromFew } from './ids-drawn-from-few.ts';
import { jsonOverDataLines } from './json-over-data-lines.ts';
import { lateRole } from './late-role.ts';
import { mixedLineEnds } from './mixed-line-ends.ts';
import { namedEvents } from './named-events.ts';
import { noFinishKeyYet } from './no-finish-key-yet.ts';
import { noFirstContent } from './no-first-content.ts';
import { noSpaceAfterColon } from './no-space-after-colon.ts';
import { nothingSaid } from './nothing-said.ts';
import { nullChunkFields } from './null-chunk-fields.ts';
import { nullCompletionFields } from './null-completion-fields.ts';
import { nullFirstContent } from './null-first-content.ts';
import { nullLastContent } from './null-last-content.ts';
import { nullLastDelta } from './null-last-delta.ts';
import { nullUsageDetails } from './null-usage-details.ts';
import { numberedEvents } from './numbered-events.ts';
import { oddWrites } from './odd-writes.ts';
import { oneDelta } from './one-delta.ts';
import { otherWords } from './other-words.ts';
import { outOfTokens } from './out-of-tokens.ts';
import { parameterBesideCharset } from './parameter-beside-charset.ts';
import { reasoningOnTop } from './reasoning-on-top.ts';
import { retryBesideData } from './retry-beside-data.ts';
import { roleWithFirstWords } from './role-with-first-words.ts';
import { silenceBeforeWords } from './silence-before-words.ts';
import { singleBytes } from './single-bytes.ts';
import { slowAnswers } from './slow-answers.ts';
import { slowFirstByte } from './slow-first-byte.ts';
import { splitCharacters } from './split-characters.ts';
import { splitLineEnds } from './split-line-ends.ts';
import { thinkingFirst } from './thinking-first.ts';
import { thoughtAway } from './thought-away.ts';
import { twoFinishes } from './two-finishes.ts';
import { unknownChunkFields } from './unknown-chunk-fields.ts';
import { unknownCompletionFields } from './unknown-completion-fields.ts';
import { unknownEventFields } from './unknown-event-fields.ts';
import { usageAllAlong } from './usage-all-along.ts';
import { usageUnasked } from './usage-unasked.ts';
import { usageWithFinish } from './usage-with-finish.ts';

/** Every legal variant. A judge that fails one of them fails the build. */
export const variants: readonly Variant[] = [
  bareChunks,
  bareColons,
  bareCompletion,
  blocksOfEvents,
  cacheableStreams,
  charsetUtf8,
  clockBehind,
  commentAfterDone,
  commentsBetweenEvents,
  commentsInsideEvents,
  crLineEnds,
  crlfLineEnds,
  crowdRefused,
  crowdUnserved,
  datedModel,
  emptyDeltas,
  emptyLastContent,
  extraBlankLines,
  filterPrelude,
  finishWithLastWords,
  identityCoding,
  idsDrawnFromFew,
  jsonOverDataLines,
  lateRole,
  mixedLineEnds,
  namedEvents,
  noFinishKeyYet,
  noFirstContent,
  noSpaceAfterColon,
  nothingSaid,
  nullChunkFields,
  nullCompletionFields,
  nullFirstContent,
  nullLastContent,
  nullLastDelta,
  nullUsageDetails,
  numberedEvents,
  oddWrites,
  oneDelta,
  otherWords,
  outOfTokens,
  parameterBesideCharset,
  reasoningOnTop,
  retryBesideData,
  roleWithFirstWords,
  silenceBeforeWords,
  singleBytes,
  slowAnswers,
  slowFirstByte,
  splitCharacters,
  splitLineEnds,
  thinkingFirst,
  thoughtAway,
  twoFinishes,
  unknownChunkFields,
  unknownCompletionFields,
  unknownEventFields,
  usageAllAlong,
  usageUnasked,
  usageWithFinish,
];
