import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const nanInJson: Fault = {
  id: 'nan-in-json',
  says: 'writes NaN where a number is unknown',
  seen: [rfc('8259 §6')],
  kills: ['http.one-json-value'],
  bend: { bytes: (body) => body.toString('utf8').replaceAll(/"created":\d+/g, '"created":NaN') },
};
