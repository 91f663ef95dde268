import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

export const byteOrderMarkBeforeJson: Fault = {
  id: 'byte-order-mark-before-json',
  says: 'puts a byte order mark before JSON',
  seen: [rfc('8259 §8.1')],
  kills: ['http.one-json-value'],
  bend: { bytes: (body) => Buffer.concat([mark, body]) },
};
