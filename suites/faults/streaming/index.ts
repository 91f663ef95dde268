import type { Fault } from '../../fault.ts';
import * as choices from './choices.ts';
import * as leaving from './leaving.ts';
import * as logprobs from './logprobs.ts';
import * as nowAndThen from './now-and-then.ts';
import * as streamOff from './stream-off.ts';
import * as text from './text.ts';
import * as usage from './usage.ts';
import * as wire from './wire.ts';

/** How streams break beyond their first chunk and last one. */
export const streamingFaults: readonly Fault[] = [
  usage,
  choices,
  logprobs,
  text,
  streamOff,
  wire,
  leaving,
  nowAndThen,
].flatMap((family) => Object.values(family));
