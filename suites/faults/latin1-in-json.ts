import { rfc } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';

export const latin1InJson: Fault = {
  id: 'latin1-in-json',
  says: 'writes its answers in Latin-1',
  seen: [rfc('8259 §8.1')],
  kills: ['http.one-json-value'],
  bend: { bytes: (body) => Buffer.from(body.toString('utf8').replace('"content":"', '"content":"é'), 'latin1') },
};
