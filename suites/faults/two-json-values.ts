import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const twoJsonValues: Fault = {
  id: 'two-json-values',
  says: 'writes its JSON answer twice into one body',
  seen: [rfc('8259 §2')],
  kills: ['http.one-json-value'],
  bend: { bytes: (body) => Buffer.concat([body, Buffer.from('\n'), body]) },
};
