/** One HTTP/2 frame's header (RFC 9113 §4.1), and what the whole frame takes on the wire. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  /** 0 for the connection itself. */
  readonly stream: number;
  /** Its header and its payload, bytes. */
  readonly bytes: number;
}

export const FRAME_TYPE = { data: 0, headers: 1, reset: 3, continuation: 9 } as const;
/** The flag of DATA and HEADERS that ends its side of the stream. */
export const END_STREAM = 1;

const HEADER_BYTES = 9;

/**
 * Reads the frames of one direction of a connection from its bytes, in whatever pieces they come, and tells each when
 * its last byte has come. `prefaceBytes` at the beginning are no frame: a client sends 24 (RFC 9113 §3.4).
 */
export function createFrameReader(
  prefaceBytes: number,
  onFrame: (frame: Frame) => void,
): (bytes: Uint8Array) => void {
  const header = Buffer.alloc(HEADER_BYTES);
  let held = 0;
  let skip = prefaceBytes;
  let frame: Frame | undefined;

  function finish(): void {
    if (frame !== undefined) onFrame(frame);
    frame = undefined;
    held = 0;
  }

  return (bytes) => {
    for (let at = 0; at < bytes.length; ) {
      if (skip > 0) {
        const passed = Math.min(skip, bytes.length - at);
        skip -= passed;
        at += passed;
        if (skip === 0) finish();
        continue;
      }
      header[held++] = bytes[at++] ?? 0;
      if (held < HEADER_BYTES) continue;
      skip = header.readUIntBE(0, 3);
      frame = {
        type: header.readUInt8(3),
        flags: header.readUInt8(4),
        stream: header.readUInt32BE(5) & 0x7fff_ffff,
        bytes: HEADER_BYTES + skip,
      };
      if (skip === 0) finish();
    }
  };
}
