import type { Judgement } from '../../../harness/judge.ts';
import { overAnswered, overProvoked, type Provoked } from '../provoked.ts';
import { saysWhenToComeBack, sendsLimits } from './coming-back.ts';
import { isInTime } from './in-time.ts';
import { keepsTheKey } from './provider-key.ts';
import * as status from './status.ts';
import * as telling from './telling.ts';

/** The provoked requests of a scenario, and the client's own key. */
export interface Seen {
  readonly provoked: readonly Provoked[];
  readonly key: string | null;
}

type Judge = Parameters<typeof overProvoked>[1];

const over =
  (judge: Judge) =>
  ({ provoked }: Seen): Judgement =>
    overAnswered(provoked, judge);

const overStreams =
  (judge: Judge) =>
  ({ provoked }: Seen): Judgement =>
    overAnswered(
      provoked.filter(({ stream }) => stream === true),
      judge,
    );

/** What holds for every error that a provider sends. */
export const ofErrors = {
  'error-mapping.no-success': over(status.isNoSuccess),
  'error-mapping.before-a-stream': overStreams(status.startsNoStream),
  'error-mapping.in-time': ({ provoked }: Seen) => overProvoked(provoked, isInTime),
  'error-mapping.envelope': over(telling.isEnveloped),
  'error-mapping.json-type': over(telling.isLabelled),
  'error-mapping.request-id': over(telling.isTraceable),
  'error-mapping.keeps-the-key': ({ provoked, key }: Seen) => overProvoked(provoked, (one) => keepsTheKey(one, key)),
  'error-mapping.no-inside': ({ provoked }: Seen) => {
    const host = telling.providerHost(provoked);
    return overProvoked(provoked, (one) => telling.tellsNoInside(one, host));
  },
};

export const ofRefusals = {
  ...ofErrors,
  'error-mapping.client-errors': over(status.staysClientError),
  'error-mapping.same-status': over(status.keepsStatus),
  'error-mapping.says-why': over(telling.saysWhy),
  'error-mapping.keeps-overflow': over(telling.keepsOverflow),
  'error-mapping.keeps-code': over(telling.keepsCode),
};

export const ofLimits = {
  ...ofErrors,
  'error-mapping.rate-limits': over(status.staysRateLimit),
  'error-mapping.keeps-code': over(telling.keepsCode),
  'error-mapping.retry-after': over(saysWhenToComeBack),
  'error-mapping.limits': over(sendsLimits),
};

export const ofFailures = {
  ...ofErrors,
  'error-mapping.server-errors': over(status.staysServerError),
  'error-mapping.same-status': over(status.keepsStatus),
  'error-mapping.own-credentials': over(status.isOwnFailure),
  'error-mapping.hides-the-provider': over(telling.hidesTheProvider),
  'error-mapping.retry-after': over(saysWhenToComeBack),
};

/** For an endpoint without streams, or one whose streams are others' business, under a status of success. */
export const ofBrokenEndpoints = {
  'error-mapping.no-success': over(status.isNoSuccess),
  'error-mapping.in-time': ({ provoked }: Seen) => overProvoked(provoked, isInTime),
  'error-mapping.keeps-the-key': ofErrors['error-mapping.keeps-the-key'],
  'error-mapping.no-inside': ofErrors['error-mapping.no-inside'],
};

/** The same of errors that HTTP tells. */
export const ofOtherEndpoints = {
  ...ofBrokenEndpoints,
  'error-mapping.before-a-stream': ofErrors['error-mapping.before-a-stream'],
  'error-mapping.envelope': over(telling.isEnveloped),
  'error-mapping.client-errors': over(status.staysClientError),
  'error-mapping.rate-limits': over(status.staysRateLimit),
  'error-mapping.server-errors': over(status.staysServerError),
  'error-mapping.retry-after': over(saysWhenToComeBack),
};

export const unusable = over(status.isUnusable);
export const unreachable = over(status.isServerError);
