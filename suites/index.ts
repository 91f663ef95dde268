import type { Scenario } from '../harness/scenario.ts';
import twins from './agreement/twins.ts';
import { keys } from './auth/keys.ts';
import { bothSidesScenarios } from './both-sides/index.ts';
import allAnswers from './chat/all-answers.ts';
import chatCompletion from './chat/chat-completion.ts';
import { clientScenarios } from './clients/index.ts';
import completion from './completions/completion.ts';
import completionOptions from './completions/completion-options.ts';
import completionStream from './completions/completion-stream.ts';
import completionFaults from './completions/faulty-completions.ts';
import { concurrencyScenarios } from './concurrency/index.ts';
import browser from './cors/browser.ts';
import embeddingBatch from './embeddings/batch.ts';
import embedding from './embeddings/embedding.ts';
import embeddingFaults from './embeddings/faulty-inputs.ts';
import embeddingTokens from './embeddings/token-inputs.ts';
import { absentEndpoints } from './errors/absent-endpoints.ts';
import absurdCap from './errors/absurd-cap.ts';
import errorsInDisguise from './errors/errors-in-disguise.ts';
import { faultyBodies } from './errors/faulty-bodies.ts';
import { faultyMessages } from './errors/faulty-messages.ts';
import { faultyTwins } from './errors/faulty-twins.ts';
import { faultyChoices, faultyValues } from './errors/faulty-values.ts';
import oddJson from './errors/odd-json.ts';
import unknownModel from './errors/unknown-model.ts';
import unknownParameter from './errors/unknown-parameter.ts';
import { unknownRoute, wrongMethod } from './errors/unknown-places.ts';
import { httpScenarios } from './http/index.ts';
import modelRetrieve from './models/model-retrieve.ts';
import modelUnknown from './models/model-unknown.ts';
import modelsList from './models/models-list.ts';
import rateLimitHeaders from './rate-limits/rate-limit-headers.ts';
import { requestScenarios } from './requests/index.ts';
import { responseScenarios } from './responses/index.ts';
import { securityScenarios } from './security/index.ts';
import { semanticScenarios } from './semantics/index.ts';
import chatStream from './streaming/chat-stream.ts';
import everyLine from './streaming/every-line.ts';
import everyStream from './streaming/every-stream.ts';
import incrementalDelivery from './streaming/incremental-delivery.ts';
import leaving from './streaming/leaving.ts';
import logprobs from './streaming/logprobs.ts';
import padding from './streaming/padding.ts';
import stops from './streaming/stops.ts';
import streamOff from './streaming/stream-off.ts';
import twoChoices from './streaming/two-choices.ts';
import streamUsage from './streaming/usage.ts';
import structuredOutput from './structured-output/structured-output.ts';
import { throttlingScenarios } from './throttling/index.ts';
import { toolScenarios } from './tools/index.ts';
import { visionScenarios } from './vision/index.ts';

/** Every scenario, in report order. */
export const scenarios: readonly Scenario[] = [
  ...httpScenarios,
  browser,
  keys,
  ...faultyTwins,
  ...faultyBodies,
  faultyMessages,
  faultyValues,
  faultyChoices,
  oddJson,
  unknownParameter,
  absurdCap,
  unknownModel,
  unknownRoute,
  wrongMethod,
  absentEndpoints,
  errorsInDisguise,
  rateLimitHeaders,
  ...throttlingScenarios,
  modelsList,
  modelRetrieve,
  modelUnknown,
  chatCompletion,
  ...requestScenarios,
  ...semanticScenarios,
  ...visionScenarios,
  chatStream,
  incrementalDelivery,
  streamUsage,
  twoChoices,
  logprobs,
  stops,
  padding,
  streamOff,
  leaving,
  twins,
  embedding,
  embeddingBatch,
  embeddingTokens,
  embeddingFaults,
  completion,
  completionStream,
  completionOptions,
  completionFaults,
  everyLine,
  everyStream,
  ...responseScenarios,
  ...toolScenarios,
  structuredOutput,
  ...clientScenarios,
  ...concurrencyScenarios,
  ...securityScenarios,
  ...bothSidesScenarios,
  allAnswers,
];
