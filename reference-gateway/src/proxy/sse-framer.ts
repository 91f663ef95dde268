const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;

/** A stretch of an event stream that can be passed on whole: an event with its closing blank line, or a comment line. */
export interface Block {
  bytes: Buffer;
  /** True when the block carries a field, so that it may dispatch an event. */
  isEvent: boolean;
}

/** Finds the ends of events in a byte stream without decoding it (WHATWG HTML §9.2.5: LF, CR or CRLF end a line). */
export interface SseFramer {
  /** The blocks that are complete after `chunk`; what is incomplete is kept for the next one. */
  push(chunk: Buffer): Block[];
  /** The bytes of the event that never got its blank line. */
  rest(): Buffer;
  /** How many bytes are kept. */
  kept(): number;
}

/** A framer at the start of a stream. */
export function createSseFramer(): SseFramer {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let lineLength = 0;
  let afterCr = false;
  let inComment = false;
  let hasField = false;

  const take = (part: Buffer): Buffer => {
    const bytes = held.length === 0 ? part : Buffer.concat([...held, part]);
    held = [];
    heldBytes = 0;
    return bytes;
  };

  return {
    push(chunk) {
      const blocks: Block[] = [];
      let start = 0;
      const cut = (end: number) => {
        blocks.push({ bytes: take(chunk.subarray(start, end)), isEvent: hasField });
        start = end;
        hasField = false;
      };
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index];
        if (byte !== LF && byte !== CR) {
          if (lineLength === 0) {
            inComment = byte === COLON;
            hasField ||= !inComment;
          }
          lineLength += 1;
          afterCr = false;
          continue;
        }
        const secondOfCrLf = byte === LF && afterCr;
        afterCr = byte === CR;
        if (secondOfCrLf) continue;
        const isBlank = lineLength === 0;
        lineLength = 0;
        if (!isBlank && (hasField || !inComment)) continue;
        // The LF of a CRLF belongs to the line it ends, when it is already here.
        if (byte === CR && chunk[index + 1] === LF) {
          index += 1;
          afterCr = false;
        }
        cut(index + 1);
      }
      if (start < chunk.length) {
        held.push(chunk.subarray(start));
        heldBytes += chunk.length - start;
      }
      return blocks;
    },
    rest: () => take(Buffer.alloc(0)),
    kept: () => heldBytes,
  };
}
