import { sdk } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const marksByteOrder: Fault = {
  id: 'marks-byte-order',
  says: 'opens a stream with a byte order mark',
  seen: [sdk('openai-python _streaming.py')],
  kills: ['streaming.no-byte-order-mark'],
  bend: { stream: eachFrame((frame, index) => (index === 0 ? `\uFEFF${frame}` : frame)) },
};
