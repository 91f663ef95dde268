/** One server-sent event before it is framed. */
export interface SseEvent {
  readonly event?: string;
  readonly data: string;
}

/** A JSON document as an event, named for the APIs that name theirs. */
export const jsonEvent = (document: object, event?: string): SseEvent => ({
  ...(event !== undefined && { event }),
  data: JSON.stringify(document),
});

/** The sentinel after the last chunk. */
export const done: SseEvent = { data: '[DONE]' };

/** An event on the wire: WHATWG HTML 9.2.6 in the plainest of its spellings. */
export const frame = ({ event, data }: SseEvent): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`;
