import { fetchStandard } from '../../../spec/sources.ts';
import { withHeaders, withoutHeaders } from '../../change-headers.ts';
import type { Variant } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';

const isPreflight = (method: string): boolean => method === 'OPTIONS';

const notForBrowsers: Variant = {
  id: 'not-for-browsers',
  says: 'knows neither OPTIONS nor CORS',
  allowed: [fetchStandard('CORS protocol')],
  bend: {
    answer: ({ method }) => (isPreflight(method) ? { status: 405, body: errorBody('Not allowed to OPTIONS.') } : null),
    head: withoutHeaders(['access-control-allow-origin', 'access-control-expose-headers']),
  },
};

const reflectsTheOrigin: Variant = {
  id: 'reflects-the-origin',
  says: 'allows the origin that asks and the headers it asks for, without credentials',
  allowed: [fetchStandard('CORS protocol')],
  bend: {
    head: (head, { method, headers }) =>
      withHeaders({
        vary: 'origin',
        'access-control-allow-origin': headers['origin'] ?? '*',
        ...(isPreflight(method) && { 'access-control-allow-headers': headers['access-control-request-headers'] ?? '' }),
      })(head),
  },
};

/** Other ways to serve browsers, or none of them. */
export const corsVariants: readonly Variant[] = [notForBrowsers, reflectsTheOrigin];
