import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

const capitals = (name: string) => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

export const capitalHeaderNames: Variant = {
  id: 'capital-header-names',
  says: 'writes header names with capitals',
  allowed: [rfc('9110 §5.1')],
  bend: {
    head: ({ status, headers }) => ({
      status,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [capitals(name), value])),
    }),
  },
};
