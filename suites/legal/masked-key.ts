import { live } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachError } from '../refusals.ts';

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(20)}${key.slice(-4)}`;

export const maskedKey: Variant = {
  id: 'masked-key',
  says: 'shows the ends of the wrong key, as the live API does',
  allowed: [live('error codes, invalid_api_key')],
  bend: eachError((error, { headers }, { status }) =>
    status === 401
      ? { ...error, message: `Incorrect API key: ${masked((headers['authorization'] ?? '').replace('Bearer ', ''))}` }
      : error,
  ),
};
