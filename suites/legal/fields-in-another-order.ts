import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';

const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
};

export const fieldsInAnotherOrder: Variant = {
  id: 'fields-in-another-order',
  says: 'writes the fields of JSON objects in another order',
  allowed: [rfc('8259 §4')],
  bend: { json: reversed },
};
