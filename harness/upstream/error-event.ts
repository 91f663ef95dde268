import type { ErrorEnvelope } from './errors.ts';
import { jsonEvent, type SseEvent } from './sse.ts';

/** An error in mid-stream, in place of an event: the API that names its events names this one too, and numbers it. */
export function errorEvent(envelope: ErrorEnvelope, { event }: SseEvent, sequence: number): SseEvent {
  if (event === undefined) return jsonEvent(envelope);
  const { code, message, param } = envelope.error;
  return jsonEvent({ type: 'error', code, message, param, sequence_number: sequence }, 'error');
}
