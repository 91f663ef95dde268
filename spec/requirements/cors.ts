import { may, requirements } from '../requirement.ts';
import { fetchStandard, field, sdk } from '../sources.ts';

const browser = sdk('openai-node, dangerouslyAllowBrowser');

/** Judged of a gateway that answers browsers at all: one whose answers carry Access-Control-Allow-Origin. */
export const cors = requirements('cors', {
  preflight: may('answer a preflight with 2xx, without a key, and allow the headers that the SDK sends', {
    source: [browser, field('dphnAI/sonar#434'), field('pollinations/pollinations#10165')],
    breaks: 'browser builds of the SDK fail before they have sent anything',
  }),
  'exposes-headers': may('expose x-request-id and its rate-limit headers to scripts', {
    source: [browser, fetchStandard('HTTP responses')],
    breaks: '`_request_id` is null in a browser, and nobody sees the limits coming',
  }),
  'on-errors': may('put its CORS headers on refusals too', {
    source: [browser, field('caigee-cmd/cli2api#148')],
    breaks: 'a browser reports "Failed to fetch" in place of the 401',
    after: ['cors.preflight'],
  }),
  'not-for-everyone-with-credentials': may('not combine credentials with any origin that asks', {
    source: [fetchStandard('CORS protocol and credentials')],
    breaks: 'where a cookie or a proxy signs the user in, any web page can use the gateway in their name',
  }),
});
