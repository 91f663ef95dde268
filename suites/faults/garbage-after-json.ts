import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const garbageAfterJson: Fault = {
  id: 'garbage-after-json',
  says: 'leaves debugging output after the JSON',
  seen: [rfc('8259 §2')],
  kills: ['http.one-json-value'],
  bend: { bytes: (body) => `${body}\n<!-- served in 4 ms -->\n` },
};
