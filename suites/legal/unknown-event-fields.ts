import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const unknownEventFields: Variant = {
  id: 'unknown-event-fields',
  says: 'writes lines of a field that no client knows',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame) => `trace: 4bf92f\n${frame}`) },
};
