import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

export const prettyJson: Variant = {
  id: 'pretty-json',
  says: 'indents its JSON and ends it with a new line',
  allowed: [rfc('8259 §2')],
  bend: { bytes: (body) => `\r\n${JSON.stringify(JSON.parse(body.toString('utf8')), null, '\t')}\n` },
};
