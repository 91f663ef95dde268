import { rfc } from '../../spec/sources.ts';
import { withHeaders } from '../change-headers.ts';
import type { Variant } from '../fault.ts';

export const extraHeaders: Variant = {
  id: 'extra-headers',
  says: 'sends headers of its own and of the network before it',
  allowed: [rfc('9110 §5.1')],
  bend: {
    head: withHeaders({
      via: '1.1 edge',
      'cf-ray': '8f3b',
      'alt-svc': 'h3=":443"; ma=86400',
      'set-cookie': '__cf_bm=a; HttpOnly; Secure',
      'strict-transport-security': 'max-age=31536000',
      'x-runestone-cost': '0.00012',
      link: '<https://example.com/docs>; rel="help"',
    }),
  },
};
