import { rfc } from '../../../spec/sources.ts';
import { isChat } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Variant } from '../../fault.ts';
import { eachError, errorBody } from '../../refusals.ts';

const quotesTheRequest: Variant = {
  id: 'quotes-the-request',
  says: 'quotes in a refusal the path and the model it was asked for',
  allowed: [rfc('9110 §15.5')],
  bend: eachError((error, { path, json }) => {
    const model = (json as { model?: unknown } | undefined)?.model;
    return { ...error, message: `${path} ${String(model ?? '')}: ${String(error['message'])}` };
  }),
};

const blocksSuspiciousInput: Variant = {
  id: 'blocks-suspicious-input',
  says: 'lets its firewall refuse SQL, markup and dots with 403',
  allowed: [rfc('9110 §15.5.4')],
  bend: {
    answer: ({ path, body }) =>
      /%2e|%2f|%27|%0d/i.test(path) || /DROP TABLE|<script>/.test(body.subarray(0, 10_000).toString())
        ? { status: 403, body: errorBody('The request was blocked.') }
        : null,
  },
};

const privateToTheCaller: Variant = {
  id: 'private-to-the-caller',
  says: 'lets the caller keep an answer for a minute',
  allowed: [rfc('9111 §5.2.2.7')],
  bend: {
    head: (head, request) => (isChat(request) ? withHeaders({ 'cache-control': 'private, max-age=60' })(head) : head),
  },
};

const namesItsServer: Variant = {
  id: 'names-its-server',
  says: 'names its server without a version, and the proxies before it',
  allowed: [rfc('9110 §10.2.4')],
  bend: { head: withHeaders({ server: 'uvicorn', via: '1.1 google', 'x-served-by': 'cache-fra-eddf8230021' }) },
};

/** Caution of another kind. */
export const securityVariants: readonly Variant[] = [
  quotesTheRequest,
  blocksSuspiciousInput,
  privateToTheCaller,
  namesItsServer,
];
