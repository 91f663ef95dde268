import type { Claim } from './claim.ts';
import { authentication } from './claims/authentication.ts';
import { clients } from './claims/clients.ts';
import { errors } from './claims/errors.ts';
import { furtherEndpoints } from './claims/further-endpoints.ts';
import { implementation } from './claims/implementation.ts';
import { infrastructure } from './claims/infrastructure.ts';
import { inputValidation } from './claims/input-validation.ts';
import { models } from './claims/models.ts';
import { observability } from './claims/observability.ts';
import { performance } from './claims/performance.ts';
import { rateLimits } from './claims/rate-limits.ts';
import { release } from './claims/release.ts';
import { requestFormat } from './claims/request-format.ts';
import { resourceHandling } from './claims/resource-handling.ts';
import { responseFormat } from './claims/response-format.ts';
import { specification } from './claims/specification.ts';
import { streaming } from './claims/streaming.ts';
import { toolsAndFormats } from './claims/tools-and-formats.ts';
import { transport } from './claims/transport.ts';

/** The lines that production reports of such gateways tick, in report order. */
export const claims: readonly Claim[] = [
  ...specification,
  ...implementation,
  ...requestFormat,
  ...responseFormat,
  ...streaming,
  ...models,
  ...toolsAndFormats,
  ...furtherEndpoints,
  ...clients,
  ...errors,
  ...rateLimits,
  ...performance,
  ...resourceHandling,
  ...authentication,
  ...inputValidation,
  ...transport,
  ...infrastructure,
  ...observability,
  ...release,
];
