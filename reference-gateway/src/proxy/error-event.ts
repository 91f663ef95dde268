import type { ErrorBody } from '../http/api-error.ts';
import { envelope } from '../http/api-error.ts';

/** An error as an event: the envelope in a chat stream, an `error` event with its place in a Responses stream. */
export function errorEvent(body: ErrorBody, endsWithDone: boolean, sequenceNumber: number): string {
  if (endsWithDone) return `data: ${envelope(body)}\n\n`;
  const { message, code, param } = body;
  const event = { type: 'error', code, message, param, sequence_number: sequenceNumber };
  return `event: error\ndata: ${JSON.stringify(event)}\n\n`;
}
