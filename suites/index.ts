import type { Scenario } from '../harness/scenario.ts';
import { keys } from './auth/keys.ts';
import chatCompletion from './chat/chat-completion.ts';
import burst from './concurrency/burst.ts';
import { faultyBodies } from './errors/faulty-bodies.ts';
import missingMessages from './errors/missing-messages.ts';
import unknownModel from './errors/unknown-model.ts';
import { unknownRoute, wrongMethod } from './errors/unknown-places.ts';
import modelRetrieve from './models/model-retrieve.ts';
import modelUnknown from './models/model-unknown.ts';
import modelsList from './models/models-list.ts';
import rateLimitHeaders from './rate-limits/rate-limit-headers.ts';
import sdkCreate from './sdk-node/sdk-create.ts';
import sdkErrors from './sdk-node/sdk-errors.ts';
import sdkModels from './sdk-node/sdk-models.ts';
import sdkStream from './sdk-node/sdk-stream.ts';
import chatStream from './streaming/chat-stream.ts';
import incrementalDelivery from './streaming/incremental-delivery.ts';

/** Every scenario, in report order. */
export const scenarios: readonly Scenario[] = [
  keys,
  missingMessages,
  ...faultyBodies,
  unknownModel,
  unknownRoute,
  wrongMethod,
  rateLimitHeaders,
  modelsList,
  modelRetrieve,
  modelUnknown,
  chatCompletion,
  chatStream,
  incrementalDelivery,
  sdkCreate,
  sdkStream,
  sdkModels,
  sdkErrors,
  burst,
];
