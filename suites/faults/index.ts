import type { Fault } from '../fault.ts';
import { buffersStream } from './buffers-stream.ts';
import { dropsDone } from './drops-done.ts';

/** Every fault. A judge that none of them kills fails the build. */
export const faults: readonly Fault[] = [dropsDone, buffersStream];
