import type { Variant } from '../fault.ts';
import { authVariants } from './auth/index.ts';
import { bareChunks } from './bare-chunks.ts';
import { bareColons } from './bare-colons.ts';
import { bareCompletion } from './bare-completion.ts';
import { bareModels } from './bare-models.ts';
import { blocksOfEvents } from './blocks-of-events.ts';
import { cacheableStreams } from './cacheable-streams.ts';
import { capitalHeaderNames } from './capital-header-names.ts';
import { charsetParameter } from './charset-parameter.ts';
import { charsetUtf8 } from './charset-utf8.ts';
import { clockBehind } from './clock-behind.ts';
import { closesConnections } from './closes-connections.ts';
import { commentAfterDone } from './comment-after-done.ts';
import { commentsBetweenEvents } from './comments-between-events.ts';
import { commentsInsideEvents } from './comments-inside-events.ts';
import { completionsVariants } from './completions/index.ts';
import { corsVariants } from './cors/index.ts';
import { crLineEnds } from './cr-line-ends.ts';
import { crlfLineEnds } from './crlf-line-ends.ts';
import { crowdRefused } from './crowd-refused.ts';
import { crowdUnserved } from './crowd-unserved.ts';
import { crowdedNowAndThen } from './crowded-now-and-then.ts';
import { datedModel } from './dated-model.ts';
import { declinesByName } from './declines-by-name.ts';
import { embeddingsVariants } from './embeddings/index.ts';
import { emptyDeltas } from './empty-deltas.ts';
import { emptyLastContent } from './empty-last-content.ts';
import { errorVariants } from './errors/index.ts';
import { errorsWithoutFields } from './errors-without-fields.ts';
import { escapedJson } from './escaped-json.ts';
import { extraBlankLines } from './extra-blank-lines.ts';
import { extraErrorFields } from './extra-error-fields.ts';
import { extraHeaders } from './extra-headers.ts';
import { extraModelFields } from './extra-model-fields.ts';
import { fieldsInAnotherOrder } from './fields-in-another-order.ts';
import { filterPrelude } from './filter-prelude.ts';
import { finishWithLastWords } from './finish-with-last-words.ts';
import { forbidsUnknownKeys } from './forbids-unknown-keys.ts';
import { gzipWhenAccepted } from './gzip-when-accepted.ts';
import { hasOneModel } from './has-one-model.ts';
import { httpVariants } from './http/index.ts';
import { identityCoding } from './identity-coding.ts';
import { idsDrawnFromFew } from './ids-drawn-from-few.ts';
import { jsonOverDataLines } from './json-over-data-lines.ts';
import { lateBurst } from './late-burst.ts';
import { lateRole } from './late-role.ts';
import { limitsOfRequestsAlone } from './limits-of-requests-alone.ts';
import { listsAModelTwice } from './lists-a-model-twice.ts';
import { longAndShortDurations } from './long-and-short-durations.ts';
import { maskedKey } from './masked-key.ts';
import { messagesInChinese } from './messages-in-chinese.ts';
import { mixedLineEnds } from './mixed-line-ends.ts';
import { modelsWithoutDates } from './models-without-dates.ts';
import { namedEvents } from './named-events.ts';
import { noFinishKeyYet } from './no-finish-key-yet.ts';
import { noFirstContent } from './no-first-content.ts';
import { noLimitHeaders } from './no-limit-headers.ts';
import { noSpaceAfterColon } from './no-space-after-colon.ts';
import { nothingSaid } from './nothing-said.ts';
import { nullChunkFields } from './null-chunk-fields.ts';
import { nullCompletionFields } from './null-completion-fields.ts';
import { nullErrorCodes } from './null-error-codes.ts';
import { nullFirstContent } from './null-first-content.ts';
import { nullLastContent } from './null-last-content.ts';
import { nullLastDelta } from './null-last-delta.ts';
import { nullUsageDetails } from './null-usage-details.ts';
import { numberedEvents } from './numbered-events.ts';
import { oddMediaTypeLetters } from './odd-media-type-letters.ts';
import { oddWrites } from './odd-writes.ts';
import { oneDelta } from './one-delta.ts';
import { oneWordOverAndOver } from './one-word-over-and-over.ts';
import { otherWords } from './other-words.ts';
import { outOfTokens } from './out-of-tokens.ts';
import { ownErrorTypes } from './own-error-types.ts';
import { parameterBesideCharset } from './parameter-beside-charset.ts';
import { prettyJson } from './pretty-json.ts';
import { problemJsonErrors } from './problem-json-errors.ts';
import { publicModelList } from './public-model-list.ts';
import { reasoningOnTop } from './reasoning-on-top.ts';
import { refusesWith422 } from './refuses-with-422.ts';
import { requestVariants } from './requests/index.ts';
import { responseVariants } from './responses/index.ts';
import { retrievesNoModels } from './retrieves-no-models.ts';
import { retryBesideData } from './retry-beside-data.ts';
import { roleWithFirstWords } from './role-with-first-words.ts';
import { securityVariants } from './security/index.ts';
import { sentinelAfterErrors } from './sentinel-after-errors.ts';
import { silenceBeforeWords } from './silence-before-words.ts';
import { singleBytes } from './single-bytes.ts';
import { slowAnswers } from './slow-answers.ts';
import { slowFirstByte } from './slow-first-byte.ts';
import { splitCharacters } from './split-characters.ts';
import { splitLineEnds } from './split-line-ends.ts';
import { streamingVariants } from './streaming/index.ts';
import { structuredOutputVariants } from './structured-output/index.ts';
import { thinkingFirst } from './thinking-first.ts';
import { thoughtAway } from './thought-away.ts';
import { throttlingVariants } from './throttling/index.ts';
import { toolVariants } from './tools/index.ts';
import { twoFinishes } from './two-finishes.ts';
import { unknownChunkFields } from './unknown-chunk-fields.ts';
import { unknownCompletionFields } from './unknown-completion-fields.ts';
import { unknownEventFields } from './unknown-event-fields.ts';
import { unknownModelIs400 } from './unknown-model-is-400.ts';
import { usageAllAlong } from './usage-all-along.ts';
import { usageUnasked } from './usage-unasked.ts';
import { usageWithFinish } from './usage-with-finish.ts';
import { wrongMethodIs404 } from './wrong-method-is-404.ts';

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
  sentinelAfterErrors,
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
  bareModels,
  capitalHeaderNames,
  charsetParameter,
  closesConnections,
  errorsWithoutFields,
  escapedJson,
  extraErrorFields,
  extraHeaders,
  extraModelFields,
  fieldsInAnotherOrder,
  forbidsUnknownKeys,
  gzipWhenAccepted,
  hasOneModel,
  limitsOfRequestsAlone,
  listsAModelTwice,
  longAndShortDurations,
  maskedKey,
  messagesInChinese,
  modelsWithoutDates,
  noLimitHeaders,
  nullErrorCodes,
  oddMediaTypeLetters,
  ownErrorTypes,
  prettyJson,
  problemJsonErrors,
  publicModelList,
  refusesWith422,
  retrievesNoModels,
  unknownModelIs400,
  oneWordOverAndOver,
  lateBurst,
  crowdedNowAndThen,
  declinesByName,
  wrongMethodIs404,
  ...authVariants,
  ...errorVariants,
  ...responseVariants,
  ...requestVariants,
  ...httpVariants,
  ...corsVariants,
  ...securityVariants,
  ...streamingVariants,
  ...embeddingsVariants,
  ...completionsVariants,
  ...toolVariants,
  ...structuredOutputVariants,
  ...throttlingVariants,
];
