import type { IncomingHttpHeaders } from 'node:http';
import type { BodySink } from '../provider/call.ts';
import { errorAnswer } from '../provider/failure.ts';
import type { RelayState } from './relay.ts';

const longest = 64 * 1024; // an envelope is a few hundred bytes; what is longer is a page for people

/** Collects a provider's error response and answers with our own. */
export function errorSink(state: RelayState, status: number, headers: IncomingHttpHeaders): BodySink {
  const chunks: Buffer[] = [];
  let length = 0;
  const answer = () => state.refuse(errorAnswer(status, headers, Buffer.concat(chunks), state.provider.redact));
  return {
    write(chunk) {
      length += chunk.length;
      if (length <= longest) chunks.push(chunk);
      else answer();
    },
    end: answer,
    fail: answer, // the status is known, and it is what matters
  };
}
