import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const escapedJson: Variant = {
  id: 'escaped-json',
  says: 'writes JSON in ASCII, with escapes for letters and slashes',
  allowed: [rfc('8259 §7')],
  bend: {
    bytes: (body) =>
      body
        .toString('utf8')
        .replaceAll('/', '\\/')
        .replaceAll(/[^\t\n\r -~]|[<>&']/g, escaped),
  },
};
