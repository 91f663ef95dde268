import { constants, crc32, deflateRawSync } from 'node:zlib';

// RFC 1952 2.3: magic, deflate, no flags, no time, no extra flags, system unknown.
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** A gzip stream that is written piece by piece, each readable as soon as it arrives. */
export interface GzipBlocks {
  add(bytes: Buffer): Buffer;
  /** The end of the stream. */
  last(): Buffer;
}

/** Begins a gzip stream. Each piece is flushed and refers to none before it, so that it is made without waiting. */
export function gzipBlocks(): GzipBlocks {
  let checksum = 0;
  let length = 0;
  const begun = () => (length === 0 ? header : Buffer.alloc(0));
  return {
    add(bytes) {
      const block = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
      const piece = Buffer.concat([begun(), block]);
      checksum = crc32(bytes, checksum);
      length += bytes.length;
      return piece;
    },
    last() {
      const trailer = Buffer.alloc(8);
      trailer.writeUInt32LE(checksum, 0);
      trailer.writeUInt32LE(length % 2 ** 32, 4);
      return Buffer.concat([begun(), deflateRawSync(Buffer.alloc(0)), trailer]);
    },
  };
}
