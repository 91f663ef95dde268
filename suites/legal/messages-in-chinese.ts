import { rfc } from '../../spec/sources.ts';
import type { Variant } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const messagesInChinese: Variant = {
  id: 'messages-in-chinese',
  says: 'words its errors in another language',
  allowed: [rfc('8259 §8.1')],
  bend: eachError((error) => ({ ...error, message: `请求被拒绝:${error['message']}` })),
};
