import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsNothing: Fault = {
  id: 'streams-nothing',
  says: 'answers 200 with a stream of no bytes',
  seen: [field('preloop/preloop#121')],
  kills: ['streaming.is-a-stream'],
  bend: { stream: eachFrame(() => null) },
};
