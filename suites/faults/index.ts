import type { Fault } from '../fault.ts';
import { acceptsAnyKey } from './accepts-any-key.ts';
import { acceptsAnyKeyOnStreams } from './accepts-any-key-on-streams.ts';
import { acceptsMissingKey } from './accepts-missing-key.ts';
import { agreementFaults } from './agreement/index.ts';
import { answers500UnderLoad } from './answers-500-under-load.ts';
import { answersAsUser } from './answers-as-user.ts';
import { answersCreated } from './answers-created.ts';
import { answersFromALooseCache } from './answers-from-a-loose-cache.ts';
import { answersInContentParts } from './answers-in-content-parts.ts';
import { answersInOldText } from './answers-in-old-text.ts';
import { answersQueued } from './answers-queued.ts';
import { answersStreamsWithJson } from './answers-streams-with-json.ts';
import { answersTheFormerRequest } from './answers-the-former-request.ts';
import { answersTwice } from './answers-twice.ts';
import { answersWithNoChoice } from './answers-with-no-choice.ts';
import { answersWithoutChoices } from './answers-without-choices.ts';
import { answersWithoutMessage } from './answers-without-message.ts';
import { arrayMessage } from './array-message.ts';
import { asksForRetryAlone } from './asks-for-retry-alone.ts';
import { authFaults } from './auth/index.ts';
import { bareArrayOfModels } from './bare-array-of-models.ts';
import { bareStringErrors } from './bare-string-errors.ts';
import { billsUnasked } from './bills-unasked.ts';
import { breaksOffWithAnError } from './breaks-off-with-an-error.ts';
import { buffersStream } from './buffers-stream.ts';
import { byteOrderMarkBeforeJson } from './byte-order-mark-before-json.ts';
import { cancellationFaults } from './cancellation/index.ts';
import { chatFaults } from './chat/index.ts';
import { choicesWithoutIndex } from './choices-without-index.ts';
import { clientFaults } from './clients/index.ts';
import { codeIsStatus } from './code-is-status.ts';
import { completionAsTextForSdk } from './completion-as-text-for-sdk.ts';
import { completionWithoutChoices } from './completion-without-choices.ts';
import { completionsFaults } from './completions/index.ts';
import { concurrencyFaults } from './concurrency/index.ts';
import { constantRequestId } from './constant-request-id.ts';
import { constantRequestIdOnErrors } from './constant-request-id-on-errors.ts';
import { corsFaults } from './cors/index.ts';
import { countsBelowZero } from './counts-below-zero.ts';
import { countsChoicesFromOne } from './counts-choices-from-one.ts';
import { countsChunksAsChoices } from './counts-chunks-as-choices.ts';
import { countsHalfTheUsage } from './counts-half-the-usage.ts';
import { countsNothing } from './counts-nothing.ts';
import { countsUsageInText } from './counts-usage-in-text.ts';
import { cutsACharacter } from './cuts-a-character.ts';
import { cutsJson } from './cuts-json.ts';
import { cutsSomeStreams } from './cuts-some-streams.ts';
import { datesByTheModel } from './dates-by-the-model.ts';
import { datesChunksInFractions } from './dates-chunks-in-fractions.ts';
import { datesChunksInMilliseconds } from './dates-chunks-in-milliseconds.ts';
import { datesEverything1970 } from './dates-everything-1970.ts';
import { datesInFractions } from './dates-in-fractions.ts';
import { datesInMilliseconds } from './dates-in-milliseconds.ts';
import { datesInText } from './dates-in-text.ts';
import { detailErrors } from './detail-errors.ts';
import { doublesTheDataPrefix } from './doubles-the-data-prefix.ts';
import { dropsCompletionId } from './drops-completion-id.ts';
import { dropsCompletionModel } from './drops-completion-model.ts';
import { dropsDone } from './drops-done.ts';
import { dropsFinish } from './drops-finish.ts';
import { dropsSomeConnections } from './drops-some-connections.ts';
import { dropsUsage } from './drops-usage.ts';
import { echoesKey } from './echoes-key.ts';
import { echoesKeyInAHeader } from './echoes-key-in-a-header.ts';
import { embeddingsFaults } from './embeddings/index.ts';
import { emptiesChunkIds } from './empties-chunk-ids.ts';
import { emptiesCompletionId } from './empties-completion-id.ts';
import { emptiesModelNames } from './empties-model-names.ts';
import { emptiesRoleLater } from './empties-role-later.ts';
import { emptiesSomeStreams } from './empties-some-streams.ts';
import { empty404 } from './empty-404.ts';
import { emptyErrorBodies } from './empty-error-bodies.ts';
import { emptyMessage } from './empty-message.ts';
import { emptyModelId } from './empty-model-id.ts';
import { emptyRequestId } from './empty-request-id.ts';
import { emptyStreamForRefusals } from './empty-stream-for-refusals.ts';
import { endsSomeStreamsEarly } from './ends-some-streams-early.ts';
import { errorFieldsAbsent } from './error-fields-absent.ts';
import { errorMappingFaults } from './error-mapping/index.ts';
import { errorFaults } from './errors/index.ts';
import { errorsAsPlainText } from './errors-as-plain-text.ts';
import { eventLinesWithoutData } from './event-lines-without-data.ts';
import { failsSomeStreams } from './fails-some-streams.ts';
import { failsStreamsWith200 } from './fails-streams-with-200.ts';
import { fewerLimitsOnStreams } from './fewer-limits-on-streams.ts';
import { fidelityFaults } from './fidelity/index.ts';
import { fieldFaults } from './field/index.ts';
import { finishesFromTheStart } from './finishes-from-the-start.ts';
import { finishesWithEndTurn } from './finishes-with-end-turn.ts';
import { finishesWithEos } from './finishes-with-eos.ts';
import { finishesWithNothing } from './finishes-with-nothing.ts';
import { flatErrors } from './flat-errors.ts';
import { forgetsABlankLine } from './forgets-a-blank-line.ts';
import { forgetsSomeRequests } from './forgets-some-requests.ts';
import { fractionalRemaining } from './fractional-remaining.ts';
import { garbageAfterJson } from './garbage-after-json.ts';
import { gluesEvents } from './glues-events.ts';
import { halvesSomeAnswers } from './halves-some-answers.ts';
import { hangsUpAfterDone } from './hangs-up-after-done.ts';
import { hangsUpMidway } from './hangs-up-midway.ts';
import { html404 } from './html-404.ts';
import { htmlErrors } from './html-errors.ts';
import { httpFaults } from './http/index.ts';
import { isolationFaults } from './isolation/index.ts';
import { jsonAsEventStream } from './json-as-event-stream.ts';
import { jsonAsPlainText } from './json-as-plain-text.ts';
import { jsonInPlaceOfAStream } from './json-in-place-of-a-stream.ts';
import { jsonWithoutType } from './json-without-type.ts';
import { labelsChunksAsCompletion } from './labels-chunks-as-completion.ts';
import { labelsCompletionAsChunk } from './labels-completion-as-chunk.ts';
import { labelsJsonAsStream } from './labels-json-as-stream.ts';
import { labelsStreamAsJson } from './labels-stream-as-json.ts';
import { labelsStreamAsText } from './labels-stream-as-text.ts';
import { labelsStreamLatin1 } from './labels-stream-latin1.ts';
import { latin1InJson } from './latin1-in-json.ts';
import { leavesLastEventOpen } from './leaves-last-event-open.ts';
import { leavesLastLineOpen } from './leaves-last-line-open.ts';
import { leavesRoleOut } from './leaves-role-out.ts';
import { leavesStreamUnlabelled } from './leaves-stream-unlabelled.ts';
import { limitWithUnit } from './limit-with-unit.ts';
import { limitsWithoutRemaining } from './limits-without-remaining.ts';
import { limitsWithoutUnit } from './limits-without-unit.ts';
import { listedErrors } from './listed-errors.ts';
import { losesIdsWithASlash } from './loses-ids-with-a-slash.ts';
import { makesIdsOfTheHour } from './makes-ids-of-the-hour.ts';
import { malformedJsonDrops } from './malformed-json-drops.ts';
import { malformedJsonHangs } from './malformed-json-hangs.ts';
import { malformedJsonIs200 } from './malformed-json-is-200.ts';
import { malformedJsonIs404 } from './malformed-json-is-404.ts';
import { malformedJsonIs500 } from './malformed-json-is-500.ts';
import { marksByteOrder } from './marks-byte-order.ts';
import { masksTooLittle } from './masks-too-little.ts';
import { missingKeyGoesToLogin } from './missing-key-goes-to-login.ts';
import { missingKeyIs400 } from './missing-key-is-400.ts';
import { missingKeyIs500 } from './missing-key-is-500.ts';
import { missingMessagesAnswered } from './missing-messages-answered.ts';
import { missingMessagesIs200 } from './missing-messages-is-200.ts';
import { missingMessagesIs500 } from './missing-messages-is-500.ts';
import { missingModelAnswered } from './missing-model-answered.ts';
import { missingModelIs500 } from './missing-model-is-500.ts';
import { mixesFramesOfStreams } from './mixes-frames-of-streams.ts';
import { mixesWordsOfStreams } from './mixes-words-of-streams.ts';
import { modelsFaults } from './models/index.ts';
import { modelsAreNull } from './models-are-null.ts';
import { modelsAsPage } from './models-as-page.ts';
import { modelsAsTexts } from './models-as-texts.ts';
import { modelsBehindNextLink } from './models-behind-next-link.ts';
import { modelsById } from './models-by-id.ts';
import { modelsCreatedAsDate } from './models-created-as-date.ts';
import { modelsCreatedInMs } from './models-created-in-ms.ts';
import { modelsInPages } from './models-in-pages.ts';
import { modelsNotOffered } from './models-not-offered.ts';
import { modelsNull } from './models-null.ts';
import { modelsUnderModels } from './models-under-models.ts';
import { modelsWithoutCreated } from './models-without-created.ts';
import { modelsWithoutId } from './models-without-id.ts';
import { modelsWithoutOwner } from './models-without-owner.ts';
import { namesEventsError } from './names-events-error.ts';
import { namesEventsThread } from './names-events-thread.ts';
import { nanInJson } from './nan-in-json.ts';
import { negativeRemaining } from './negative-remaining.ts';
import { noLimitsOnStreams } from './no-limits-on-streams.ts';
import { noRequestId } from './no-request-id.ts';
import { noRequestIdOnErrors } from './no-request-id-on-errors.ts';
import { noRequestIdOnStreams } from './no-request-id-on-streams.ts';
import { nullErrorType } from './null-error-type.ts';
import { nullsChoices } from './nulls-choices.ts';
import { nullsChunkChoices } from './nulls-chunk-choices.ts';
import { nullsFinishReason } from './nulls-finish-reason.ts';
import { nullsRole } from './nulls-role.ts';
import { nullsStreamFinish } from './nulls-stream-finish.ts';
import { nullsUsage } from './nulls-usage.ts';
import { numbersEventsAndComments } from './numbers-events-and-comments.ts';
import { numericErrorCode } from './numeric-error-code.ts';
import { objectMessage } from './object-message.ts';
import { objectParam } from './object-param.ts';
import { omitsChoiceIndex } from './omits-choice-index.ts';
import { omitsChoices } from './omits-choices.ts';
import { omitsChunkId } from './omits-chunk-id.ts';
import { omitsChunkModel } from './omits-chunk-model.ts';
import { omitsDelta } from './omits-delta.ts';
import { openToAll } from './open-to-all.ts';
import { opensWithABill } from './opens-with-a-bill.ts';
import { overheadFaults } from './overhead/index.ts';
import { ownLimitNames } from './own-limit-names.ts';
import { padsDone } from './pads-done.ts';
import { pageForUnknownRoutes } from './page-for-unknown-routes.ts';
import { paramAlwaysNull } from './param-always-null.ts';
import { paramNamesAnotherField } from './param-names-another-field.ts';
import { pingsByEmptyData } from './pings-by-empty-data.ts';
import { pingsByEvent } from './pings-by-event.ts';
import { plain405 } from './plain-405.ts';
import { plainTextErrors } from './plain-text-errors.ts';
import { printsJsonOverBareLines } from './prints-json-over-bare-lines.ts';
import { putsErrorOnChunks } from './puts-error-on-chunks.ts';
import { queuesTheAnswer } from './queues-the-answer.ts';
import { quotesDone } from './quotes-done.ts';
import { rateLimitFaults } from './rate-limits/index.ts';
import { refusesInA400Stream } from './refuses-in-a-400-stream.ts';
import { refusesInsideAStream } from './refuses-inside-a-stream.ts';
import { remainingAboveLimit } from './remaining-above-limit.ts';
import { remainingTokensAboveLimit } from './remaining-tokens-above-limit.ts';
import { renamesEveryChunk } from './renames-every-chunk.ts';
import { renamesModelMidway } from './renames-model-midway.ts';
import { renamesTheLastChunk } from './renames-the-last-chunk.ts';
import { repeatsDone } from './repeats-done.ts';
import { repeatsRole } from './repeats-role.ts';
import { replicasListDifferently } from './replicas-list-differently.ts';
import { requestIdsFromTheClock } from './request-ids-from-the-clock.ts';
import { requestFaults } from './requests/index.ts';
import { resetAsDate } from './reset-as-date.ts';
import { resetAsEpoch } from './reset-as-epoch.ts';
import { resetAsSeconds } from './reset-as-seconds.ts';
import { resetsMidway } from './resets-midway.ts';
import { resilienceFaults } from './resilience/index.ts';
import { responseFaults } from './responses/index.ts';
import { restampsChunks } from './restamps-chunks.ts';
import { retrievesAnotherModel } from './retrieves-another-model.ts';
import { retrievesTheList } from './retrieves-the-list.ts';
import { reusesOneId } from './reuses-one-id.ts';
import { saysDoneEarly } from './says-done-early.ts';
import { saysErrorWith200 } from './says-error-with-200.ts';
import { securityFaults } from './security/index.ts';
import { semanticFaults } from './semantics/index.ts';
import { sendsCommentsAsData } from './sends-comments-as-data.ts';
import { sendsEveryChunkTwice } from './sends-every-chunk-twice.ts';
import { sendsSnapshots } from './sends-snapshots.ts';
import { sendsTextForDelta } from './sends-text-for-delta.ts';
import { sendsUsageAfterDone } from './sends-usage-after-done.ts';
import { sendsUsageWithoutChoices } from './sends-usage-without-choices.ts';
import { silentDefaultModel } from './silent-default-model.ts';
import { speaksAfterFinishing } from './speaks-after-finishing.ts';
import { staysOpenAfterDone } from './stays-open-after-done.ts';
import { staysOpenWithoutDone } from './stays-open-without-done.ts';
import { stopsMidway } from './stops-midway.ts';
import { streamHonestyFaults } from './stream-honesty/index.ts';
import { streamWithoutRoleForHelper } from './stream-without-role-for-helper.ts';
import { streamingFaults } from './streaming/index.ts';
import { streamsBareWords } from './streams-bare-words.ts';
import { streamsContentParts } from './streams-content-parts.ts';
import { streamsEndTurn } from './streams-end-turn.ts';
import { streamsEos } from './streams-eos.ts';
import { streamsLatin1 } from './streams-latin1.ts';
import { streamsLinesOfJson } from './streams-lines-of-json.ts';
import { streamsNothing } from './streams-nothing.ts';
import { streamsOnlyDone } from './streams-only-done.ts';
import { streamsWithoutFinish } from './streams-without-finish.ts';
import { structuredOutputFaults } from './structured-output/index.ts';
import { subtractsCachedTokens } from './subtracts-cached-tokens.ts';
import { tenantFaults } from './tenants/index.ts';
import { throttlingFaults } from './throttling/index.ts';
import { toolFaults } from './tools/index.ts';
import { totalsMoreThanItCounts } from './totals-more-than-it-counts.ts';
import { totalsOnlyTheAnswer } from './totals-only-the-answer.ts';
import { totalsOnlyThePrompt } from './totals-only-the-prompt.ts';
import { totalsZero } from './totals-zero.ts';
import { truncatesAnEvent } from './truncates-an-event.ts';
import { twoJsonValues } from './two-json-values.ts';
import { unauthorizedIs200 } from './unauthorized-is-200.ts';
import { unknownModelAsAnswer } from './unknown-model-as-answer.ts';
import { unknownModelInsideAStream } from './unknown-model-inside-a-stream.ts';
import { unknownModelIs200 } from './unknown-model-is-200.ts';
import { unknownModelIs500 } from './unknown-model-is-500.ts';
import { unknownModelIsAList } from './unknown-model-is-a-list.ts';
import { unknownModelRetrieveIs500 } from './unknown-model-retrieve-is-500.ts';
import { unknownModelRetrievesItself } from './unknown-model-retrieves-itself.ts';
import { unknownModelRetrievesNothing } from './unknown-model-retrieves-nothing.ts';
import { unknownModelUnnamed } from './unknown-model-unnamed.ts';
import { unknownModelWithoutCode } from './unknown-model-without-code.ts';
import { unknownRouteIs200 } from './unknown-route-is-200.ts';
import { unknownRouteIs500 } from './unknown-route-is-500.ts';
import { validationIs422 } from './validation-is-422.ts';
import { visionFaults } from './vision/index.ts';
import { wrongKeyAs401Stream } from './wrong-key-as-401-stream.ts';
import { wrongKeyAsPlainText } from './wrong-key-as-plain-text.ts';
import { wrongKeyInsideAStream } from './wrong-key-inside-a-stream.ts';
import { wrongKeyIs400 } from './wrong-key-is-400.ts';
import { wrongKeyIs404 } from './wrong-key-is-404.ts';
import { wrongKeyIs429 } from './wrong-key-is-429.ts';
import { wrongKeyIs500 } from './wrong-key-is-500.ts';
import { wrongKeyWithoutCode } from './wrong-key-without-code.ts';
import { wrongMethodIs200 } from './wrong-method-is-200.ts';
import { wrongMethodIs400 } from './wrong-method-is-400.ts';
import { wrongMethodIs500 } from './wrong-method-is-500.ts';

/** Every fault. A judge that none of them kills fails the build. */
export const faults: readonly Fault[] = [
  acceptsAnyKey,
  openToAll,
  acceptsAnyKeyOnStreams,
  acceptsMissingKey,
  answers500UnderLoad,
  answersAsUser,
  answersFromALooseCache,
  answersInContentParts,
  answersInOldText,
  answersQueued,
  answersStreamsWithJson,
  answersTheFormerRequest,
  answersTwice,
  answersWithNoChoice,
  answersWithoutChoices,
  answersWithoutMessage,
  arrayMessage,
  asksForRetryAlone,
  bareArrayOfModels,
  bareStringErrors,
  billsUnasked,
  breaksOffWithAnError,
  buffersStream,
  byteOrderMarkBeforeJson,
  choicesWithoutIndex,
  completionAsTextForSdk,
  completionWithoutChoices,
  constantRequestId,
  constantRequestIdOnErrors,
  countsBelowZero,
  countsChoicesFromOne,
  countsChunksAsChoices,
  countsHalfTheUsage,
  countsNothing,
  countsUsageInText,
  cutsACharacter,
  cutsJson,
  cutsSomeStreams,
  datesByTheModel,
  datesChunksInFractions,
  datesChunksInMilliseconds,
  datesEverything1970,
  datesInFractions,
  datesInMilliseconds,
  datesInText,
  detailErrors,
  doublesTheDataPrefix,
  dropsCompletionId,
  dropsCompletionModel,
  dropsDone,
  dropsFinish,
  dropsSomeConnections,
  dropsUsage,
  echoesKey,
  echoesKeyInAHeader,
  emptiesChunkIds,
  emptiesCompletionId,
  emptiesModelNames,
  emptiesRoleLater,
  emptiesSomeStreams,
  empty404,
  emptyErrorBodies,
  emptyMessage,
  emptyModelId,
  emptyRequestId,
  emptyStreamForRefusals,
  endsSomeStreamsEarly,
  errorFieldsAbsent,
  errorsAsPlainText,
  eventLinesWithoutData,
  failsSomeStreams,
  failsStreamsWith200,
  fewerLimitsOnStreams,
  finishesFromTheStart,
  finishesWithEndTurn,
  finishesWithEos,
  finishesWithNothing,
  flatErrors,
  forgetsABlankLine,
  forgetsSomeRequests,
  fractionalRemaining,
  garbageAfterJson,
  gluesEvents,
  halvesSomeAnswers,
  hangsUpAfterDone,
  hangsUpMidway,
  html404,
  htmlErrors,
  jsonAsEventStream,
  jsonAsPlainText,
  jsonInPlaceOfAStream,
  jsonWithoutType,
  labelsChunksAsCompletion,
  labelsCompletionAsChunk,
  labelsJsonAsStream,
  labelsStreamAsJson,
  labelsStreamAsText,
  labelsStreamLatin1,
  latin1InJson,
  leavesLastEventOpen,
  leavesLastLineOpen,
  leavesRoleOut,
  leavesStreamUnlabelled,
  limitWithUnit,
  limitsWithoutRemaining,
  limitsWithoutUnit,
  listedErrors,
  makesIdsOfTheHour,
  malformedJsonDrops,
  malformedJsonHangs,
  malformedJsonIs200,
  malformedJsonIs404,
  malformedJsonIs500,
  marksByteOrder,
  masksTooLittle,
  missingKeyGoesToLogin,
  missingKeyIs400,
  missingKeyIs500,
  missingMessagesAnswered,
  missingMessagesIs200,
  missingMessagesIs500,
  missingModelAnswered,
  missingModelIs500,
  mixesFramesOfStreams,
  mixesWordsOfStreams,
  modelsAreNull,
  modelsAsPage,
  modelsAsTexts,
  modelsBehindNextLink,
  modelsById,
  modelsCreatedAsDate,
  modelsCreatedInMs,
  modelsInPages,
  modelsNotOffered,
  modelsNull,
  modelsUnderModels,
  modelsWithoutCreated,
  modelsWithoutId,
  modelsWithoutOwner,
  namesEventsError,
  namesEventsThread,
  nanInJson,
  negativeRemaining,
  noLimitsOnStreams,
  noRequestId,
  noRequestIdOnErrors,
  noRequestIdOnStreams,
  nullErrorType,
  nullsChoices,
  nullsChunkChoices,
  nullsFinishReason,
  nullsRole,
  nullsStreamFinish,
  nullsUsage,
  numbersEventsAndComments,
  numericErrorCode,
  objectMessage,
  objectParam,
  omitsChoiceIndex,
  omitsChoices,
  omitsChunkId,
  omitsChunkModel,
  omitsDelta,
  opensWithABill,
  ownLimitNames,
  padsDone,
  pageForUnknownRoutes,
  paramAlwaysNull,
  paramNamesAnotherField,
  pingsByEmptyData,
  pingsByEvent,
  plain405,
  plainTextErrors,
  printsJsonOverBareLines,
  putsErrorOnChunks,
  queuesTheAnswer,
  quotesDone,
  refusesInA400Stream,
  refusesInsideAStream,
  remainingAboveLimit,
  remainingTokensAboveLimit,
  renamesEveryChunk,
  renamesModelMidway,
  renamesTheLastChunk,
  repeatsDone,
  repeatsRole,
  replicasListDifferently,
  resetAsDate,
  resetAsEpoch,
  resetAsSeconds,
  resetsMidway,
  restampsChunks,
  retrievesAnotherModel,
  retrievesTheList,
  reusesOneId,
  saysDoneEarly,
  saysErrorWith200,
  sendsCommentsAsData,
  sendsEveryChunkTwice,
  sendsSnapshots,
  sendsTextForDelta,
  sendsUsageAfterDone,
  sendsUsageWithoutChoices,
  silentDefaultModel,
  speaksAfterFinishing,
  staysOpenAfterDone,
  staysOpenWithoutDone,
  stopsMidway,
  streamWithoutRoleForHelper,
  streamsBareWords,
  streamsContentParts,
  streamsEndTurn,
  streamsEos,
  streamsLatin1,
  streamsLinesOfJson,
  streamsNothing,
  streamsOnlyDone,
  streamsWithoutFinish,
  subtractsCachedTokens,
  totalsMoreThanItCounts,
  totalsOnlyTheAnswer,
  totalsOnlyThePrompt,
  totalsZero,
  truncatesAnEvent,
  twoJsonValues,
  unknownModelAsAnswer,
  unknownModelIs200,
  unknownModelIs500,
  unknownModelRetrieveIs500,
  unknownModelRetrievesItself,
  unknownModelRetrievesNothing,
  unknownModelUnnamed,
  unknownModelWithoutCode,
  unknownRouteIs200,
  unknownRouteIs500,
  validationIs422,
  wrongKeyAs401Stream,
  wrongKeyAsPlainText,
  codeIsStatus,
  wrongKeyInsideAStream,
  unauthorizedIs200,
  wrongKeyIs400,
  wrongKeyIs404,
  wrongKeyIs429,
  wrongKeyIs500,
  wrongKeyWithoutCode,
  wrongMethodIs200,
  wrongMethodIs400,
  wrongMethodIs500,
  answersCreated,
  losesIdsWithASlash,
  requestIdsFromTheClock,
  unknownModelInsideAStream,
  unknownModelIsAList,
  ...authFaults,
  ...errorFaults,
  ...chatFaults,
  ...requestFaults,
  ...semanticFaults,
  ...visionFaults,
  ...streamingFaults,
  ...agreementFaults,
  ...embeddingsFaults,
  ...completionsFaults,
  ...modelsFaults,
  ...responseFaults,
  ...httpFaults,
  ...corsFaults,
  ...securityFaults,
  ...fieldFaults,
  ...toolFaults,
  ...structuredOutputFaults,
  ...rateLimitFaults,
  ...throttlingFaults,
  ...tenantFaults,
  ...concurrencyFaults,
  ...clientFaults,
  ...fidelityFaults,
  ...streamHonestyFaults,
  ...cancellationFaults,
  ...isolationFaults,
  ...errorMappingFaults,
  ...resilienceFaults,
  ...overheadFaults,
];
