import { rfc } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

const events = 5; // all of a long stream would take seconds

export const singleBytes: Variant = {
  id: 'single-bytes',
  says: 'writes the first events of a stream byte by byte',
  allowed: [rfc('9112 §7.1')],
  bend: {
    stream: eachFrame((frame, index) =>
      index < events ? Array.from(Buffer.from(frame), (byte) => Uint8Array.of(byte)) : frame,
    ),
  },
};
